package victim

import (
	"slices"

	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"

	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// keyDecisions calls do for each decision made by the day of the check.
func keyDecisions(p *pass, do func(path string, d *Decision, opts []rule.Option)) {
	for i := range p.Subject.Decisions {
		d := &p.Subject.Decisions[i]
		if d.Day.IsZero() || p.Done(d.Day) {
			if d.Day.IsZero() && !childhood(p) || !d.Day.IsZero() && !p.Subject.Age.ChildOn(d.Day).IsChild() {
				continue
			}
			do(ptr("decisions", i, ""), d, []rule.Option{rule.Act(d.Place, d.Day), rule.With(rule.CodeArg("decision", d.Kind))})
		}
	}
}

func bestInterests(p *pass) {
	keyDecisions(p, func(path string, d *Decision, opts []rule.Option) {
		i := slices.IndexFunc(p.Subject.BestInterests, func(b BestInterests) bool { return b.ID == d.BestInterests && d.BestInterests != "" })
		switch {
		case i < 0:
			p.NotMet(path+"/best_interests", "no assessment of best interests is linked to the decision on {decision}", opts...)
		case d.Day.IsZero() || p.Subject.BestInterests[i].Day.IsZero():
			p.Unknown(path+"/day", "the day of the decision on {decision}, or of the assessment, is not recorded", opts...)
		case p.Subject.BestInterests[i].Day.After(d.Day):
			p.NotMet(path+"/best_interests", "the assessment was made only after the decision on {decision}", opts...)
		default:
			p.Met(path+"/best_interests", "an assessment precedes the decision on {decision}", opts...)
		}
	})
}

func determination(p *pass) {
	at := care.Last(p.Subject.DurableSolutions, p.On)
	if at < 0 || !childhood(p) {
		return
	}
	s := &p.Subject.DurableSolutions[at]
	linked := ptr("durable_solution", at, "determination")
	// Article 16 of Directive 2011/36/EU speaks of unaccompanied children only.
	var opts []rule.Option
	if p.Subject.Family.Accompaniment == Accompanied {
		opts = append(opts, rule.Outside("governs unaccompanied children, and this child is accompanied", "eu-2011-36"))
	}
	i := slices.IndexFunc(p.Subject.BestInterests, func(b BestInterests) bool {
		return s.Determination != "" && b.ID == s.Determination && b.Kind == Determination
	})
	if i < 0 {
		if p.Done(s.Implemented) {
			p.NotMet(linked, "the solution was put into effect without a determination", opts...)
			return
		}
		p.Due(linked, "no determination of best interests is linked to the solution", opts...)
		return
	}
	b := &p.Subject.BestInterests[i]
	path := ptr("best_interests", i, "")
	missing := slices.DeleteFunc(law.Codes[BestInterestsElement](), func(
		e BestInterestsElement,
	) bool {
		return slices.Contains(b.Elements, e)
	})
	switch {
	case p.Done(s.Implemented) && b.Day.After(s.Implemented):
		p.NotMet(path+"/day", "the determination was made only after the solution was put into effect", opts...)
	case b.Day.After(p.On):
		p.Due(path+"/day", "the determination is still to be made", opts...)
	case len(b.Elements) == 0:
		p.Unknown(path+"/elements", "the elements that the determination looks at are not recorded", opts...)
	case len(missing) > 0:
		p.NotMet(path+"/elements", "the determination does not look at {elements}", append(opts, rule.With(rule.CodesArg("elements", missing)))...)
	case b.Reasons == person.No || b.Review == person.No:
		p.NotMet(path, "the determination gives no reasons, or no route of review was told", opts...)
	case b.Day.IsZero() || b.Author == "" || b.Reasons != person.Yes || b.Review != person.Yes:
		p.Unknown(path, "day, author, reasons or route of review of the determination are not recorded", opts...)
	default:
		p.Met(path, "a determination with its elements, author, reasons and route of review is on file", opts...)
	}
}

func views(p *pass) {
	keyDecisions(p, func(path string, d *Decision, opts []rule.Option) {
		switch {
		case d.ViewsAbsent != "":
			p.Met(path+"/views_absent", "the reason why the child was not heard on {decision} is recorded", opts...)
		case d.ViewsDay.IsZero():
			p.NotMet(path+"/views_day", "neither the views of the child on {decision} nor a reason for their absence are recorded", opts...)
		case !d.Day.IsZero() && d.ViewsDay.After(d.Day):
			p.NotMet(path+"/views_day", "the child was heard only after the decision on {decision}", opts...)
		case d.ViewsHow == "" || d.ViewsWeight == "":
			p.Unknown(path, "it is not recorded how the child was heard on {decision}, or what weight the views were given", opts...)
		default:
			p.Met(path+"/views_day", "the child was heard before the decision on {decision}", opts...)
		}
	})
}
