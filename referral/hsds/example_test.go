package hsds_test

import (
	"fmt"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/referral/hsds"
	"github.com/antitrafficking/palermo/victim/care"
)

// A directory that others keep is read: you tell which need a term of theirs meets, and what kind
// of body an organisation is. What has no place here is told.
func ExampleDecode() {
	const theirs = `[{
		"id": "5b1f3a1e-7d0c-4f0e-9d57-0e3c8a5b1f3a", "name": "Beds", "status": "active",
		"organization": {
			"id": "6c2f4b2e-8e1d-4a1f-8e68-1f4d9b6c2f4b", "name": "Organisation A",
			"description": "A shelter"
		},
		"attributes": [{
			"id": "7d3a5c3f-9f2e-4b2a-9f79-2a5eac7d3a5c",
			"taxonomy_term": {"code": "BH-1800", "taxonomy": "211"}
		}]
	}]`
	list, losses, err := hsds.Decode(strings.NewReader(theirs), hsds.Mapping{
		Need: func(taxonomy, code string) care.NeedKind {
			if taxonomy == "211" && code == "BH-1800" {
				return care.NeedAccommodation
			}
			return ""
		},
		Kind: func(string) jurisdiction.BodyKind { return jurisdiction.NGO },
	})
	fmt.Println(len(list), list[0].Kind, list[0].Services[0].Kind, err)
	for _, l := range losses {
		fmt.Println(l)
	}
	// Output:
	// 1 ngo accommodation <nil>
	// /0/organization/description: a description
}
