package review

import (
	"slices"
	"time"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

const (
	reflectionPeriod = "recovery and reflection period of at least 30 days"
	permitGround     = "residence permit on the personal situation or for cooperation"
	permitRenewable  = "renewable residence permit on the personal situation or for cooperation"
	newPurposes      = "surrogacy, forced marriage and illegal adoption as purposes"
	everyChild       = "offence that protects every person under 18 as a child"
	whateverMeans    = "offence against a child whatever the means"
	fromMajority     = "limitation period that starts when the victim turns 18"
	longEnough       = "limitation period long enough after the victim turns 18"
	assistance       = "central authority for mutual legal assistance"
	protection       = "central authority for the protection of children"
	compensation     = "authority for compensation"
	servitude        = "offence of slavery, servitude and forced labour"
)

// victimRules are those on what the law gives to victims, and whom it protects.
func victimRules() []Rule {
	return []Rule{
		about(rule.Head{
			ID: "PROF-007", Title: "Recovery and reflection period of at least 30 days",
			ToDo:   "Provide a recovery and reflection period of at least 30 days.",
			Bases:  []rule.Basis{rule.On("coe-197", "13(1)")},
			Topics: []string{"reflection.adult", "reflection.child"},
		}, every, []string{"/reflection/adult", "/reflection/child"},
			[]string{reflectionPeriod}, reflection),
		about(rule.Head{
			ID: "PROF-008", Title: "Renewable residence permit on two grounds",
			ToDo: "Provide a renewable residence permit on the personal situation, for " +
				"cooperation, or on both grounds.",
			Bases:  []rule.Basis{rule.On("coe-197", "14(1)")},
			Topics: []string{"residence.grounds"},
		}, every, []string{"/residence/grounds"},
			[]string{permitGround, permitRenewable}, permits),
		about(rule.Head{
			ID:    "PROF-009",
			Title: "Surrogacy, forced marriage and illegal adoption as purposes",
			ToDo: "Name the exploitation of surrogacy, of forced marriage and of illegal " +
				"adoption among the purposes.",
			Bases:  []rule.Basis{rule.Limb(directive, "2(3)", "added_purposes")},
			Topics: []string{"offences.adult"},
		}, members, []string{"/offences/adult/purposes"}, []string{newPurposes}, purposes),
		about(rule.Head{
			ID: "PROF-010", Title: "A child is under 18, and no means are needed",
			ToDo: "Protect every person under 18 as a child. Ask for no means where the victim " +
				"is a child.",
			Bases: []rule.Basis{
				rule.On("palermo", "3(c)"), rule.On("palermo", "3(d)"),
				rule.On("coe-197", "4(c)"), rule.On("coe-197", "4(d)"),
				rule.On(directive, "2(5)"), rule.On(directive, "2(6)"),
			},
			Topics: []string{"offences.adult", "offences.child", "ages.criminal_code_child"},
		}, every, []string{"/offences/adult", "/offences/child", "/ages/criminal_code_child"},
			[]string{everyChild, whateverMeans}, childDefinition),
		about(rule.Head{
			ID: "PROF-011", Title: "Limitation period starts after the victim turns 18",
			ToDo: "Let the limitation period leave enough time after the victim turns 18.",
			Bases: []rule.Basis{
				// CETS 201 speaks of sexual offences against children, not of trafficking.
				rule.On(directive, "9(2)"), rule.Supported("coe-201", "33"),
			},
			Topics: []string{"offences.limitation_start"},
		}, every, []string{"/offences/limitation_start"},
			[]string{fromMajority, longEnough}, limitation),
		about(rule.Head{
			ID: "PROF-012", Title: "Central authorities named",
			ToDo: "Name the central authorities for mutual legal assistance, for the protection " +
				"of children and for compensation.",
			Bases: []rule.Basis{
				rule.On("untoc", "18(13)"), rule.On("hague-1996", "29-30"),
				rule.On("coe-116", "12"), rule.On("eu-2004-80", "3"),
			},
			Topics: []string{
				"authorities.mutual_legal_assistance", "authorities.central_authority",
				"authorities.compensation",
			},
		}, "every place, as far as the instruments bind it", []string{
			"/authorities/mutual_legal_assistance", "/authorities/central_authority",
			"/authorities/compensation",
		}, []string{assistance, protection, compensation}, centralAuthorities),
		about(rule.Head{
			ID: "PROF-013", Title: "Slavery, servitude and forced labour are offences",
			ToDo: "Make it an offence to hold a person in slavery, servitude or forced labour, " +
				"whoever brought the person there.",
			Bases: []rule.Basis{
				rule.Limb("echr", "4", "criminalisation").By("echr-siliadin", "echr-cn-gb"),
			},
			Topics: []string{"offences.servitude"},
		}, every, []string{"/offences/servitude"}, []string{servitude}, func(p *pass) {
			present(p, "offences/servitude", servitude, p.Subject.Offences.Servitude)
		}),
	}
}

func reflection(p *pass) {
	one := func(path string, topic law.Dated[jurisdiction.ReflectionPeriod]) {
		e, state := topic.At(p.On)
		switch state {
		case law.Known:
		case law.NotKnown:
			open(p, path, reflectionPeriod)
			return
		default:
			found(p, rule.NotMet, path, reflectionPeriod, e)
			return
		}
		period := e.Value.Period
		switch {
		case e.Value.Kind == jurisdiction.ReflectionUntilDecision:
			found(p, rule.Met, path, reflectionPeriod, e)
		case !period.Numeric():
			openOf(p, path, reflectionPeriod, e)
		case period.Qualifier == law.UpTo, // a ceiling is no minimum
			!thirty(period, time.March):
			found(p, rule.NotMet, path, reflectionPeriod, e)
		case !thirty(period, time.February): // a month is shorter then
			openOf(p, path, reflectionPeriod, e)
		default:
			found(p, rule.Met, path, reflectionPeriod, e)
		}
	}
	one("reflection/adult", p.Subject.Reflection.Adult)
	if _, state := p.Subject.Reflection.Child.At(p.On); state == law.Known {
		one("reflection/child", p.Subject.Reflection.Child)
	}
}

// thirty reports whether a period that begins on the first of a month has 30 days at least.
func thirty(period law.Period, month time.Month) bool {
	start := law.MustDay(2001, month, 1)
	least := law.Length{Amount: 30, Unit: law.Days}
	return !period.Length().After(start, nil).Before(least.After(start, nil))
}

// permits: a permit for children alone is that of article 14(2), and leaves adults without one.
func permits(p *pass) {
	const path = "residence/grounds"
	e, state := p.Subject.Residence.Grounds.At(p.On)
	treaty := func(g jurisdiction.ResidenceGround) bool {
		return g.Ground == jurisdiction.GroundCooperation || g.Ground == jurisdiction.GroundPersonal
	}
	switch {
	case state == law.NotKnown:
		open(p, path, permitGround)
	case state != law.Known, !slices.ContainsFunc(e.Value, treaty):
		found(p, rule.NotMet, path, permitGround, e)
	case !slices.ContainsFunc(e.Value, func(g jurisdiction.ResidenceGround) bool {
		return treaty(g) && g.Renewable
	}):
		openOf(p, path, permitRenewable, e)
	default:
		found(p, rule.Met, path, permitRenewable, e)
	}
}

func purposes(p *pass) {
	if silent(p, amending) {
		return
	}
	const path = "offences/adult/purposes"
	e, state := p.Subject.Offences.Adult.At(p.On)
	if state != law.Known || len(e.Value.Purposes) == 0 {
		open(p, path, newPurposes)
		return
	}
	var missing rule.Codes
	for _, want := range []jurisdiction.Purpose{
		jurisdiction.Surrogacy, jurisdiction.ForcedMarriage, jurisdiction.IllegalAdoption,
	} {
		if !slices.Contains(e.Value.Purposes, want) {
			missing = append(missing, string(want))
		}
	}
	if missing == nil {
		found(p, rule.Met, path, newPurposes, e)
		return
	}
	t := told(p, rule.NotMet, path, newPurposes, nil)
	t.Says, t.Args.Codes = rule.SaysNoLawParts, missing
	if e.Value.OpenPurposes {
		t.Outcome = rule.Unknown // an open list may hold them
	}
	tellOf(p, t, e)
}

// childDefinition: the word for a child in a criminal code is not yet the age that its article on
// trafficking protects.
func childDefinition(p *pass) {
	only := asking(p, "palermo", "coe-197", directive)
	age, state := p.Subject.Ages.CriminalCodeChild.At(p.On)
	if state == law.Known && age.Value < 18 {
		openOf(p, "ages/criminal_code_child", everyChild, age, only...)
	}
	const path = "offences/child/means"
	e, state := p.Subject.Offences.Child.At(p.On)
	if state != law.Known || e.Value.Means == "" {
		// One article may hold both: means are then an element for adults only.
		e, state = p.Subject.Offences.Adult.At(p.On)
	}
	switch {
	case state != law.Known || e.Value.Means == "":
		open(p, path, whateverMeans, only...)
	case e.Value.Means == jurisdiction.MeansElement:
		found(p, rule.NotMet, path, whateverMeans, e, only...)
	default:
		found(p, rule.Met, path, whateverMeans, e, only...)
	}
}

func limitation(p *pass) {
	const path = "offences/limitation_start"
	only := asking(p, directive, "coe-201")
	switch e, state := p.Subject.Offences.LimitationStart.At(p.On); {
	case state != law.Known:
		open(p, path, fromMajority, only...)
	case e.Value == law.Majority:
		found(p, rule.Met, path, fromMajority, e, only...)
	default: // whether enough time is left depends on how long it is
		openOf(p, path, longEnough, e, only...)
	}
}

// centralAuthorities: what does not bind the place asks for no authority there.
func centralAuthorities(p *pass) {
	place := p.Places[0]
	one := func(
		path, label string, topic law.Dated[jurisdiction.Authority], instruments ...string,
	) {
		bound := slices.DeleteFunc(asking(p, instruments...), func(id string) bool {
			return p.Binds(id, place, p.On).Binding == law.DoesNotBind
		})
		if len(bound) > 0 {
			present(p, path, label, topic, bound...)
		}
	}
	a := &p.Subject.Authorities
	one("authorities/mutual_legal_assistance", assistance, a.MutualLegalAssistance, "untoc")
	one("authorities/central_authority", protection, a.CentralAuthority, "hague-1996")
	one("authorities/compensation", compensation, a.Compensation, "coe-116", "eu-2004-80")
}
