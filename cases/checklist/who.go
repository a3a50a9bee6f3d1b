package checklist

import (
	"slices"

	"github.com/antitrafficking/palermo/jurisdiction"
	"github.com/antitrafficking/palermo/jurisdiction/law"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// who are those who act on a finding: the body of the State by its name, where the registry has
// it, or the part that it plays.
func (m *maker) who(x *rule.Finding) []Actor {
	out := make([]Actor, 0, len(x.Rule.Who))
	for _, role := range x.Rule.Who {
		by := Actor{
			Name: m.in.title(rule.SayCode(m.in.Translator, role)), reads: role == "caseworker",
		}
		if a, spoken := m.body(x.Law.Jurisdiction, role); a != nil {
			local := a.LocalName.In(append([]string{m.in.Tag()}, spoken...)...)
			by = Actor{Name: a.Name, LocalName: local}
			if m.in.Tag() != "en" && local != "" {
				by = Actor{Name: local}
			}
		}
		out = append(out, by)
	}
	return out
}

// body is the body of a State that plays a part on the day of the report, with the languages of
// the State; nil where it is not known.
func (m *maker) body(
	place jurisdiction.Code, role rule.Role,
) (*jurisdiction.Authority, []string) {
	if m.registry == nil || !m.registry.Has(place.Country()) {
		return nil, nil
	}
	p, err := m.registry.Get(place.Country())
	if err != nil {
		return nil, nil
	}
	spoken, _ := p.Languages.At(m.r.On)
	a := &p.Authorities
	one := map[rule.Role]law.Dated[jurisdiction.Authority]{
		"police": a.Police, "prosecutor": a.Prosecution, "child-protection": a.ChildProtection,
		"asylum-authority": a.Asylum, "compensation-authority": a.Compensation,
		"central-authority": a.CentralAuthority, "consulate": a.Consular,
	}[role]
	if e, state := one.At(m.r.On); state == law.Known && e.Value.Name != "" {
		return &e.Value, spoken.Value
	}
	if role == "guardianship-authority" {
		e, state := p.Guardianship.Authority.At(m.r.On)
		if state == law.Known && len(e.Value) == 1 {
			return &e.Value[0], spoken.Value
		}
	}
	return nil, nil
}

// terms are the rules that ask for what the law of a State can have a name of its own for.
var terms = []struct {
	rules []rule.ID
	of    func(*jurisdiction.Terms) law.Dated[jurisdiction.Names]
}{
	{
		[]rule.ID{"CHILD-001", "CHILD-002"},
		func(t *jurisdiction.Terms) law.Dated[jurisdiction.Names] { return t.Guardian },
	},
	{
		[]rule.ID{"REFL-001", "REFL-002", "REFL-003"},
		func(t *jurisdiction.Terms) law.Dated[jurisdiction.Names] { return t.Reflection },
	},
	{
		[]rule.ID{"REFL-004", "REFL-005", "REFL-006", "REFL-008"},
		func(t *jurisdiction.Terms) law.Dated[jurisdiction.Names] { return t.Residence },
	},
	{
		[]rule.ID{"COMP-003", "COMP-004"},
		func(t *jurisdiction.Terms) law.Dated[jurisdiction.Names] { return t.Compensation },
	},
	{
		[]rule.ID{"IDENT-006"},
		func(t *jurisdiction.Terms) law.Dated[jurisdiction.Names] { return t.Identification },
	},
}

// term is what the law of the State of a finding calls what is asked; empty where that is not
// known. It stands for itself, in brackets: nothing bends it to a sentence.
func (m *maker) term(x *rule.Finding) string {
	place := x.Law.Jurisdiction
	if m.registry == nil || !m.registry.Has(place.Country()) {
		return ""
	}
	p, err := m.registry.Get(place.Country())
	if err != nil {
		return ""
	}
	for _, t := range terms {
		if !slices.Contains(t.rules, x.Rule.ID) {
			continue
		}
		e, state := t.of(&p.Terms).At(m.r.On)
		if state != law.Known {
			return ""
		}
		spoken, _ := p.Languages.At(m.r.On)
		name := e.Value.In(append([]string{m.in.Tag()}, spoken.Value...)...)
		if name == "" {
			return ""
		}
		return string(place.Country()) + ": " + name
	}
	return ""
}
