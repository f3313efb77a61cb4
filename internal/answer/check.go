package answer

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/text/width"

	"kaijisho/internal/diag"
	"kaijisho/internal/strictyaml"
)

// slugPattern is what may become part of a URL and a file name on every system.
var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// versionPattern is what may name a download.
var versionPattern = regexp.MustCompile(`^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$`)

func (d *Disclosure) check() diag.List {
	var list diag.List
	for _, u := range []strictyaml.String{d.Vendor.URL, d.Service.URL, d.Site.BaseURL, d.Site.EditURL} {
		list.Add(checkURL(u)...)
	}
	if s := d.Service.Slug; s.Text != "" && !slugPattern.MatchString(s.Text) {
		list.Add(diag.New("evidence-id", s.Span, "id", s.Text))
	}
	list.Add(d.Vendor.checkEmail()...)
	seen := map[string]*Release{}
	for i, r := range d.Releases {
		if first := seen[r.Version]; first != nil && r.Version != "" {
			list.Add(diag.New("release-version", r.Keys["version"], "version", r.Version).With("first-here", first.Keys["version"]))
		}
		seen[r.Version] = r
		if r.Version != "" && !versionPattern.MatchString(r.Version) {
			list.Add(diag.New("version-invalid", r.Keys["version"], "version", r.Version))
		}
		if newer := d.Releases[max(0, i-1)].Published; !newer.IsZero() && newer.Before(r.Published) {
			list.Add(diag.New("release-order", r.Keys["published"], "date", r.Published.String()))
		}
	}
	return list
}

// mailPattern is an address that a mail program opens from a link.
var mailPattern = regexp.MustCompile(`^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)

func (v Vendor) checkEmail() diag.List {
	if v.Email == "" || mailPattern.MatchString(v.Email) {
		return nil
	}
	near := width.Narrow.String(v.Email)
	if !mailPattern.MatchString(near) {
		near = ""
	}
	return diag.List{diag.New("mail-invalid", v.Keys["email"], "address", v.Email, "near", near)}
}

func checkEvidence(register []*Evidence) diag.List {
	var list diag.List
	seen := map[string]*Evidence{}
	for _, e := range register {
		if e.ID != "" && !slugPattern.MatchString(e.ID) {
			list.Add(diag.New("evidence-id", e.Keys["id"], "id", e.ID))
		}
		if first := seen[e.ID]; first != nil && e.ID != "" {
			list.Add(diag.New("evidence-duplicate", e.Keys["id"], "id", e.ID).With("first-here", first.Keys["id"]))
		}
		seen[e.ID] = e
		list.Add(checkURL(e.URL)...)
	}
	return list
}

// checkURL accepts absolute http and https addresses; {path} may stand in edit_url.
func checkURL(s strictyaml.String) diag.List {
	if s.Text == "" {
		return nil
	}
	u, err := url.Parse(strings.ReplaceAll(s.Text, "{path}", "path"))
	if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil {
		return nil
	}
	return diag.List{diag.New("url-invalid", s.Span, "url", s.Text)}
}
