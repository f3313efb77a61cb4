"""Opens a workbook and saves it in place, after setting cells given as sheet!cell=text."""
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
for change in sys.argv[2:]:
    place, text = change.split("=", 1)
    sheet, cell = place.split("!")
    book[sheet][cell].value = text
    book[sheet][cell].data_type = "s"
book.save(sys.argv[1])
