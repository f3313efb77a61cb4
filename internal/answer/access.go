package answer

import (
	"cmp"
	"slices"
)

// Access says who may see a text or a document.
type Access string

// From the widest to the narrowest: who may see one may see those before it.
const (
	Public    Access = "public"
	OnRequest Access = "on-request"
	Contract  Access = "contract"
	Internal  Access = "internal"
)

var accesses = []Access{Public, OnRequest, Contract, Internal}

// Narrower reports whether fewer people may see what has access a than what
// has b. An access that is none of ours counts as Public.
func (a Access) Narrower(b Access) bool {
	return slices.Index(accesses, a) > max(0, slices.Index(accesses, b))
}

// Readers are those who may see the answer: everybody, unless it says otherwise.
func (f *FrontMatter) Readers() Access { return cmp.Or(f.Visibility, Public) }
