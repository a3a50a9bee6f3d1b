package duty

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// Rules returns the rules that are asked of each victim, by topic.
func Rules() []Rule {
	return slices.Concat(
		ageRules(),
		assistRules(),
		childRules(),
		compensationRules(),
		dataRules(),
		identificationRules(),
		incidentRules(),
		inquiryRules(),
		interviewRules(),
		keepingRules(),
		nonPunishmentRules(),
		prosecutionRules(),
		referralRules(),
		reflectionRules(),
		returnRules(),
		screeningRules(),
		statisticsRules(),
		transferRules(),
	)
}

// FileRules returns the rules that are asked once of a file.
func FileRules() []FileRule {
	return slices.Concat(
		dataFileRules(),
		keepingFileRules(),
		prosecutionFileRules(),
		statisticsFileRules(),
		transferFileRules(),
	)
}

// IDs returns the ids of all rules of the library.
func IDs() []rule.ID {
	ids := slices.Concat(idsOf(Rules()), idsOf(FileRules()), idsOf(preflightRules()))
	slices.Sort(ids)
	return ids
}

func idsOf[S any](rules []rule.Rule[S]) []rule.ID {
	ids := make([]rule.ID, len(rules))
	for i, r := range rules {
		ids[i] = rule.IDOf(r)
	}
	return ids
}

// prefixes are those of the ids of the library, today's and later.
var prefixes = map[string]bool{
	"AGE": true, "ASSIST": true, "CHILD": true, "COMP": true, "DATA": true, "FILE": true,
	"IDENT": true, "INTV": true, "NONP": true, "NREF": true, "PLACE": true, "PREF": true,
	"PROF": true, "PROS": true, "REFL": true, "RETN": true, "STAT": true, "TREF": true,
}
