// Package scripts holds the portal's scripts (assets/js) to their rules. It
// has tests only: that every script stays small and in the language of old
// browsers, and that what the filters and the reviewer's notes compute is
// right. The search has tests of its own in package search; what needs a page
// is tested in a browser with the site.
package scripts
