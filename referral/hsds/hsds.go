// Package hsds reads and writes organisations and services as Open Referral HSDS 3.0 JSON: a list
// of services, each with its organisation, its places and its hours.
//
// What HSDS has no member for is written as attributes of the taxonomy "palermo", so that it comes
// back. Two things are never written: the address and name of a site that is not known to be
// public, and whom an organisation has a conflict of interest with. HSDS wants UUIDs; an id that is
// none is written as an attribute, beside a UUID made from it.
//
// HSDS is published by Open Referral under CC BY-SA; this package only speaks its format.
package hsds

import (
	"fmt"
	"strconv"

	"github.com/antitrafficking/palermo/victim/care"

	"github.com/antitrafficking/palermo/jurisdiction"
)

// A Loss is something that the other side has no place for, or that is not passed on.
type Loss struct {
	// Path is the JSON Pointer in what was read, or of the organisation that was written. The names
	// in it are those of HSDS: for a member of another name it is that of the object around it.
	Path string
	// Offset is where a member that was not read begins, in bytes; 0 for anything else.
	Offset int64
	Why    string
}

func (l Loss) String() string {
	if l.Offset > 0 {
		return l.Path + ", at byte " + strconv.FormatInt(l.Offset, 10) + ": " + l.Why
	}
	return l.Path + ": " + l.Why
}

// An Error says which value of a document cannot be taken. It does not hold the value.
type Error struct {
	Path   string // JSON Pointer
	Reason string
}

func (e *Error) Error() string { return fmt.Sprintf("hsds: %s: %s", e.Path, e.Reason) }

// A Mapping says what the terms of others mean. Nil functions know nothing.
type Mapping struct {
	// Need returns the need that a service with a taxonomy term meets, or "".
	Need func(taxonomy, code string) care.NeedKind
	// Kind returns the kind of an organisation by its id, or "".
	Kind func(organisation string) jurisdiction.BodyKind
	// Ours says that the document was written by your own system. Of another one it is a loss that
	// an organisation is vetted and by whom, until when it has a mandate, that a contact is secure
	// and by which key, and that a site may be known: who keeps a directory would vet itself.
	Ours bool
}

// taxonomy is the name of the taxonomy of our attributes.
const taxonomy = "palermo"

// The codes of the attributes. Each stands for the member of the same name.
const (
	attrID           = "id"
	attrName         = "name"
	attrStatus       = "status"
	attrParent       = "parent"
	attrKind         = "kind"
	attrPlace        = "place"
	attrVetted       = "vetted"
	attrVettedBy     = "vetted_by"
	attrMandateFrom  = "mandate_from"
	attrMandateTo    = "mandate_to"
	attrConfidential = "confidential"
	attrSex          = "sex"
	attrChildOnly    = "child_only"
	attrFamilies     = "families"
	attrPapers       = "papers"
	attrWaived       = "waived"
	attrSpecialises  = "specialises"
	attrExcludes     = "excludes"
	attrAlways       = "always"
	attrCapacity     = "capacity"
	attrFree         = "free"
	attrCounted      = "counted"
	attrLanguage     = "language"
	attrSecure       = "secure"
	attrKey          = "key"
	attrSite         = "site_kind"
)

// notRecorded is the value of an attribute for a member that HSDS wants and that is not recorded.
const notRecorded = "not recorded"
