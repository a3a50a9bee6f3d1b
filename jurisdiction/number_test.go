package jurisdiction_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Every act of the Union has the number of its title, old and new; so has a treaty of the Council
// of Europe. What has none is cited by its short name.
func TestInstrument_Number(t *testing.T) {
	r := jurisdiction.Builtin()
	for id, want := range map[string]string{
		"eu-2011-36": "Directive 2011/36/EU", "eu-2004-81": "Directive 2004/81/EC",
		"eu-2024-1712": "Directive (EU) 2024/1712", "eu-2024-1348": "Regulation (EU) 2024/1348",
		"eu-604-2013":  "Regulation (EU) No 604/2013",
		"eu-2201-2003": "Regulation (EC) No 2201/2003", "gdpr": "Regulation (EU) 2016/679",
		"eu-fd-2002-629": "Framework Decision 2002/629/JHA",
		"eu-1182-71":     "Regulation (EEC, Euratom) No 1182/71",
		"coe-197":        "CETS 197", "coe-210": "CETS 210", "coe-116": "ETS 116",
		"echr": "ETS 5", "crc": "", "palermo": "", "unicef-2003-see": "",
	} {
		assert.Equal(t, want, r.Instrument(id).Number(), id)
	}
	for _, id := range r.Instruments() {
		if in := r.Instrument(id); in.Kind.OfUnion() && id != "eu-withdrawal-2020" { // an agreement
			assert.NotEmpty(t, in.Number(), id)
		} else if in.Kind != law.Treaty {
			assert.Empty(t, in.Number(), id)
		}
	}
}
