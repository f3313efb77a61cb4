"""Prints a workbook as JSON, read by a library that shares no code with ours."""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])


def sheet(ws):
    return {
        "state": ws.sheet_state,
        "rows": [[cell.value for cell in row] for row in ws.iter_rows()],
        "kinds": {c.coordinate: c.data_type for row in ws.iter_rows() for c in row if c.value is not None},
        "wrapped": all(c.alignment.wrap_text for row in ws.iter_rows() for c in row if isinstance(c.value, str)),
        "fonts": sorted({c.font.name for row in ws.iter_rows() for c in row if c.value is not None}),
        "heights": [ws.row_dimensions[i + 1].height for i in range(ws.max_row)],
        "merged": sorted(str(r) for r in ws.merged_cells.ranges),
        "links": {
            c.coordinate: c.hyperlink.target or "#" + c.hyperlink.location
            for row in ws.iter_rows() for c in row if getattr(c, "hyperlink", None)
        },
        "choices": {str(v.sqref): v.formula1 for v in ws.data_validations.dataValidation},
        "frozen": ws.freeze_panes,
        "filter": ws.auto_filter.ref,
        "titles": ws.print_title_rows,
        "paper": [ws.page_setup.paperSize, ws.page_setup.orientation, ws.page_setup.fitToWidth, ws.page_setup.fitToHeight],
        "breaks": [b.id for b in ws.row_breaks.brk],
        "widths": [ws.column_dimensions[openpyxl.utils.get_column_letter(i + 1)].width for i in range(ws.max_column)],
        "fit": ws.sheet_properties.pageSetUpPr.fitToPage if ws.sheet_properties.pageSetUpPr else False,
        "footer": [ws.oddFooter.left.text, ws.oddFooter.right.text],
        "protected": ws.protection.sheet,
    }


try:  # openpyxl 3.1
    names = {n: d.attr_text for n, d in book.defined_names.items()}
except AttributeError:
    names = {d.name: d.attr_text for d in book.defined_names.definedName if d.localSheetId is None}
p = book.properties
print(json.dumps({
    "order": book.sheetnames,
    "sheets": {ws.title: sheet(ws) for ws in book.worksheets},
    "names": names,
    "properties": [p.title, p.creator, p.lastModifiedBy, str(p.created), p.language],
}, ensure_ascii=False))
