package trends

import (
	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// Group returns the group of a form of exploitation in the statistics of the European Union, and ""
// for a form that is not a code. Begging is forced labour or services (Directive 2011/36/EU,
// article 2(3)), and with slavery and servitude it stands there in one row; what the article names
// after them, from criminal activities to illegal adoption, is other exploitation.
func Group(form jurisdiction.Purpose) FormGroup {
	switch form {
	case jurisdiction.SexualExploitation, jurisdiction.Pornography:
		return SexualForm
	case jurisdiction.ForcedLabour, jurisdiction.Begging, jurisdiction.Slavery, jurisdiction.Servitude, jurisdiction.DomesticServitude:
		return LabourForm
	}
	if law.IsValid(form) {
		return OtherForm
	}
	return ""
}

// groups returns the groups of the forms as a set: bit i is the i-th of [FormGroupValues]. Two
// forms of one group are one bit: begging inside forced labour makes no second person.
func groups(forms []jurisdiction.Purpose) uint64 {
	var set uint64
	for _, f := range forms {
		switch Group(f) {
		case SexualForm:
			set |= 1
		case LabourForm:
			set |= 2
		case OtherForm:
			set |= 4
		}
	}
	return set
}
