package law

import (
	"net/url"
	"strings"
)

// copies are hosts, with those below them, that keep copies of texts or tell of them: repositories,
// encyclopedias, file stores, blogs and sites to which anybody uploads documents. What stands there
// can change or vanish, and nobody answers for it.
var copies = []string{
	// repositories
	"github.com", "github.io", "githubusercontent.com", "gitlab.com", "bitbucket.org",
	"codeberg.org",
	"huggingface.co",
	// encyclopedias
	"wikipedia.org", "wikimedia.org", "wikisource.org", "wiki.li", "frwiki.wiki",
	"encycloreader.org",
	"grandeenciclopedia.com", "britannica.com", "whatconvention.org",
	// file stores
	"blob.core.windows.net", "azureedge.net", "amazonaws.com", "googleapis.com", "cloudfront.net",
	"drive.google.com", "docs.google.com", "dropbox.com", "workers.dev", "pages.dev",
	// sites to which anybody uploads documents
	"docslib.org", "docsbay.net", "docplayer.net", "docplayer.biz.tr", "dokumen.tips",
	"dokumen.pub",
	"vdocument.in", "vdocuments.us", "vdocuments.net", "vdocuments.mx", "vdocumente.com",
	"pdfslide.net", "pdfcoffee.com", "paperzz.com", "doczz.net", "kipdf.com", "yumpu.com",
	"scribd.com",
	"slideshare.net", "issuu.com", "academia.edu", "studylib.net", "studocu.com", "coursehero.com",
	"5y1.org", "2747.com", "docstoc.com", "travelsdocbox.com", "lawsdocbox.com",
	"explore.law", "lawbrary.ch", "gvnet.com", "miragenews.com",
	// blogs
	"blogspot.com", "wordpress.com", "medium.com", "e-monsite.com", "substack.com",
}

// IsCopy reports whether an address is on a site of copies, which is no address of a legal text: a
// [Citation] names the official text, and the copy in ReadIn.
func IsCopy(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	for _, c := range copies {
		if host == c || strings.HasSuffix(host, "."+c) {
			return true
		}
	}
	return false
}

// copyFault is what an address on a site of copies is told.
const copyFault = "the address is one of a copy: name the official text, and the copy in read_in"

// Faults returns what is wrong with the address of p.
func (p Provision) Faults() []Fault {
	if IsCopy(p.URL) {
		return []Fault{{"url", copyFault}}
	}
	return nil
}

// Faults returns what is wrong with the address of in.
func (in Instrument) Faults() []Fault {
	if IsCopy(in.URL) {
		return []Fault{{"url", copyFault}}
	}
	return nil
}
