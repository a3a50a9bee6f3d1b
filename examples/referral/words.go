package main

import (
	"slices"
	"strings"
	"time"

	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/referral"
	"github.com/antitrafficking/palermo/victim"
)

// What codes are called in this story. A code without a word here is printed as it is.
var (
	categories = map[person.Category]string{
		person.CategoryID: "the pseudonym", person.CategoryIdentity: "the name",
		person.CategoryContact:     "how to reach her",
		person.CategoryDemographic: "sex, citizenship and language",
		person.CategoryAge:         "age", person.CategoryLocation: "places",
		person.CategoryFamily: "family", person.CategoryStatus: "decisions on being a victim",
		person.CategoryHealth: "health", person.CategoryProtection: "guardian and protection",
		person.CategoryService: "needs and help",
		person.CategoryJustice: "proceedings and compensation",
		person.CategoryConsent: "consents", person.CategoryOffence: "suspicions",
		person.CategoryResidence: "stay", person.CategoryAsylum: "asylum",
		person.CategoryOrigin:       "ethnicity and religion",
		person.CategoryCase:         "notes on the file itself",
		person.CategoryExploitation: "what was done to her",
	}
	because = map[referral.Because]string{
		referral.BecauseLevel:     "more than is asked",
		referral.BecausePurpose:   "not needed for this",
		referral.BecauseConsent:   "no consent covers it",
		referral.BecauseRole:      "not for such a body",
		referral.BecauseReferral:  "not of this referral or message",
		referral.BecauseBand:      "not needed to decide",
		referral.BecauseOffence:   "for police, prosecution and courts only",
		referral.BecauseBarred:    "the record itself bars it",
		referral.BecauseObjection: "she objected",
		referral.BecauseConflict:  "the recipient must not learn of her",
		referral.BecauseGround:    "the emergency does not need it",
		referral.BecauseOthers:    "it speaks of other people",
	}
	bases = map[referral.Basis]string{
		referral.ByRepresentation: "legal representation",
		referral.ByAccess:         "her right to see her own record",
	}
	unfit = map[referral.Unfit]string{
		referral.UnfitAge: "not for her age", referral.UnfitFull: "full",
		referral.UnfitExcluded: "does not fit",
		referral.UnfitLanguage: "nobody speaks her language",
	}
	moves = map[referral.State]string{
		referral.Ready: "prepared", referral.Sent: "sent", referral.Received: "received", referral.Accepted: "accepted", referral.Declined: "declined", referral.InService: "taken in",
		referral.Completed: "completed", referral.Withdrawn: "withdrawn", referral.Closed: "closed",
	}
	codes    = map[referral.Code]string{referral.NoCapacity: "no free place"}
	refusals = map[referral.Refusal]string{
		referral.BlockedMove:  "what is marked NO stands in the way",
		referral.ChangedSince: "what was checked has changed since, and has to be checked again",
	}
	late  = map[referral.Late]string{referral.LateFeedback: "no word how she is"}
	flaws = map[victim.ConsentFlaw]string{victim.FlawWithdrawn: "the consent was withdrawn", victim.FlawNotGiven: "there is no consent"}
	parts = map[referral.Part]string{
		referral.PartFocalPoint: "focal point for referral across borders", referral.PartChildProtection: "child protection", referral.PartCentralAuthority: "central authority (1996 Hague Convention)",
		referral.PartCoordinator: "national coordinator", referral.PartPolice: "police", referral.PartConsular: "consulate", referral.PartDataProtection: "data protection",
	}
)

func word[C ~string](words map[C]string, code C) string {
	if w, ok := words[code]; ok {
		return w
	}
	return string(code)
}

func list[C ~string](words map[C]string, codes []C) string {
	if len(codes) == 0 {
		return "nothing"
	}
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = word(words, c)
	}
	return strings.Join(out, "; ") // some have a comma or an "and" of their own
}

// date writes a day as a diary does.
func date(d law.Day) string { return d.In(time.UTC).Format("2 January") }

// fullDate has the year too.
func fullDate(d law.Day) string { return d.In(time.UTC).Format("2 January 2006") }

// yes answers a question.
func yes(b bool) string {
	if b {
		return "Yes."
	}
	return "No."
}

// kept are the categories that were kept back for one reason, each once.
func kept(m referral.Manifest, why referral.Because) []person.Category {
	var out []person.Category
	for _, w := range m.Withheld {
		if w.Path == "" {
			continue // that suspicion is kept back is told of every record alike
		}
		if w.Because == why && !slices.Contains(out, w.Category) {
			out = append(out, w.Category)
		}
	}
	return out
}
