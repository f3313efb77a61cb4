package devserver

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed live.js live.css
var own embed.FS

// prefix is what the server's own files are under. No file of a site can be
// called so: hidden names are not published below the top.
const prefix = "/.kaijisho/"

func (p *preview) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(prefix+"events", p.events)
	mux.HandleFunc(prefix+"{file}", serveOwn)
	mux.HandleFunc("/", p.file)
	return guard(p.opt.Hosts, mux)
}

func serveOwn(w http.ResponseWriter, r *http.Request) {
	data, err := own.ReadFile(r.PathValue("file"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	send(w, http.StatusOK, r.PathValue("file"), data)
}

// file serves a file of the site: the index of a directory for its name, as
// hosts do, and the site's own page for what does not exist.
func (p *preview) file(w http.ResponseWriter, r *http.Request) {
	select {
	case <-p.ready:
	case <-r.Context().Done():
		return
	}
	v := p.state()
	if v.site == nil {
		p.page(w, http.StatusServiceUnavailable, v, []byte(emptyPage))
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	status := http.StatusOK
	data, found, err := v.site.File(r.Context(), name)
	if err == nil && !found {
		status, name = http.StatusNotFound, "404.html"
		data, found, err = v.site.File(r.Context(), name)
	}
	switch {
	case errors.Is(err, context.Canceled):
		http.Error(w, "the sources have changed", http.StatusServiceUnavailable)
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	case !found:
		http.NotFound(w, r)
	case path.Ext(name) == ".html":
		p.page(w, status, v, data)
	default:
		send(w, status, name, data)
	}
}

// emptyPage is shown when nothing could be built yet.
const emptyPage = `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>kaijisho serve</title></head><body></body></html>`

// page sends a page with the script in it.
func (p *preview) page(w http.ResponseWriter, status int, v version, page []byte) {
	script := fmt.Appendf(nil, `<script src="%slive.js" data-version="%s" defer></script>`, prefix, v.ID)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	send(w, status, ".html", page[:at], script, page[at:])
}

func send(w http.ResponseWriter, status int, name string, parts ...[]byte) {
	w.Header().Set("Content-Type", contentType(name))
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(30 * time.Second))
	w.WriteHeader(status)
	for _, data := range parts {
		w.Write(data)
	}
}

// contentType does not ask the system, whose tables differ.
func contentType(name string) string {
	if t := contentTypes[path.Ext(name)]; t != "" {
		return t
	}
	return "application/octet-stream"
}

var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".pdf": "application/pdf", ".zip": "application/zip",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// keepAlive is how often a stream without news says that it is still there, so
// that a browser which is gone is noticed.
const keepAlive = 15 * time.Second

// events tells a browser of every version, beginning with the current one.
func (p *preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	stream := http.NewResponseController(w)
	write := func(text string) bool {
		stream.SetWriteDeadline(time.Now().Add(keepAlive))
		_, err := fmt.Fprint(w, text)
		return err == nil && stream.Flush() == nil
	}
	for {
		v, changed := p.following()
		if v.ID != "" {
			data, err := json.Marshal(v)
			if err != nil || !write("data: "+string(data)+"\n\n") {
				return
			}
		}
		for quiet := true; quiet; {
			select {
			case <-changed:
				quiet = false
			case <-time.After(keepAlive):
				if !write(": \n\n") {
					return
				}
			case <-r.Context().Done():
				return
			}
		}
	}
}
