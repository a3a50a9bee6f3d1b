package jurisdiction

import (
	"cmp"
	"strings"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// A Bound is the answer to whether an instrument binds a place on a day, and the fact that decided
// it.
type Bound struct {
	Binding law.Binding
	Reason  Reason
	// Day is the day that the reason speaks of; zero where it speaks of none.
	Day law.Day
	// Confidence is that of the facts which decided.
	Confidence law.Confidence
}

// Reason is the fact that decided whether an instrument binds. The zero Reason means "not
// recorded".
type Reason string

// The reasons.
const (
	// the treaty is in force for the State since Day
	InForceThere Reason = "in-force"
	// it is in force for the State only from Day on
	InForceLater Reason = "in-force-later"
	// it has not been in force for the State since Day
	DenouncedThere Reason = "denounced"
	SignedOnly     Reason = "signed-only" // signed, not ratified
	NoParty        Reason = "not-party"   // the State is not a party
	// we do not know how the State stands towards it
	StatusNotKnown Reason = "status-not-known"
	// an act of the EU; the State was not a member
	NotMember Reason = "not-member"
	// an act of the EU; the State is a member only from Day on
	MemberLater Reason = "member-later"
	// whether the State is a member of the EU is not known
	MembershipUnknown Reason = "membership-unknown"
	// an act of the EU that does not bind this member
	MemberNotBound Reason = "member-not-bound"
	// a directive that was to be transposed only by Day
	TranspositionLater Reason = "transposition-later"
	TransposedThere    Reason = "transposed" // a directive carried into national law
	// a directive due on Day; nobody was told whether it was carried
	TranspositionDue Reason = "transposition-due"
	// a directive due on Day and not carried into national law
	NotTransposed Reason = "not-transposed"
	// a directive; since Day it is not known whether it is carried
	TranspositionOpen Reason = "transposition-open"
	// an act of the EU that binds since Day apart from membership
	ReachesThere Reason = "reaches"
	// an act of the EU that binds only from Day on
	ReachesLater Reason = "reaches-later"
	// an act of the EU that has not bound since Day
	ReachedUntil Reason = "reached-until"
	// ended on Day; goes on to govern what began under it
	GoesOn          Reason = "goes-on"
	WordingLater    Reason = "wording-later"      // the provision counts only from Day on
	WordingEnded    Reason = "wording-ended"      // the provision has not counted since Day
	AppliesDirectly Reason = "applies-directly"   // a regulation that applies since Day
	AppliesLater    Reason = "applies-later"      // a regulation that applies only from Day on
	InstrumentEnded Reason = "instrument-ended"   // not in force anywhere since Day
	NotInForce      Reason = "not-in-force"       // not in force anywhere yet
	Recommends      Reason = "soft-law"           // soft law, which binds no State
	NoInstrument    Reason = "unknown-instrument" // the registry has no such instrument
	// the law of the State itself applies the treaty since Day
	AppliedThere Reason = "applied"
	// a reservation of the State: the provision does not bind it
	ReservedThere Reason = "reserved"
	// a reservation of the State limits the provision
	ReservedInPart Reason = "reserved-in-part"
	// a reservation of the State whose text was not read
	ReservedUnread Reason = "reserved-unread"
	// not known that it was understood so on facts before Day
	ReadLater Reason = "read-later"
)

// Text returns the reason in words; day is the Day of the [Bound].
func (v Reason) Text(day law.Day) string {
	switch v {
	case InForceThere:
		return "in force there since " + day.String()
	case InForceLater:
		return "in force there only from " + day.String()
	case DenouncedThere:
		return "no longer in force there since " + day.String()
	case SignedOnly:
		return "signed but not ratified there"
	case NoParty:
		return "the State is not a party"
	case StatusNotKnown:
		return "its status there is not known to us"
	case NotMember:
		return "EU act; the State was not a member on that day"
	case MemberLater:
		return "EU act; the State is a member only from " + day.String()
	case MembershipUnknown:
		return "EU act; membership of the State on that day is not known to us"
	case MemberNotBound:
		return "EU act that does not bind this member state"
	case TranspositionLater:
		return "EU directive, to be transposed only by " + day.String()
	case TransposedThere:
		return "EU directive, transposed there since " + day.String()
	case TranspositionDue:
		return "EU directive, to be transposed by " + day.String() + "; whether national law carries it is not known to us"
	case NotTransposed:
		return "EU directive not transposed there, though due by " + day.String()
	case TranspositionOpen:
		return "EU directive; since " + day.String() +
			" it is not known to us whether national law carries it"
	case ReachesThere:
		return "EU act that binds this State since " + day.String()
	case ReachesLater:
		return "EU act that binds this State only from " + day.String()
	case ReachedUntil:
		return "EU act that has not bound this State since " + day.String()
	case GoesOn:
		return "ended on " + day.String() + "; goes on to govern what began under it"
	case WordingLater:
		return "the provision counts only from " + day.String()
	case WordingEnded:
		return "the provision has not counted since " + day.String()
	case AppliesDirectly:
		return "EU regulation, applies since " + day.String()
	case AppliesLater:
		return "EU regulation, applies only from " + day.String()
	case InstrumentEnded:
		return "not in force since " + day.String()
	case NotInForce:
		return "not in force yet"
	case Recommends:
		return "soft law, binds no State"
	case NoInstrument:
		return "instrument not known to us"
	case AppliedThere:
		return "applied by the law of the State itself since " + day.String()
	case ReservedThere:
		return "in force there, but the State made a reservation: this provision does not bind it"
	case ReservedInPart:
		return "in force there since " + day.String() + ", with a reservation"
	case ReservedUnread:
		return "in force there, with a reservation on this provision whose text was not read"
	case ReadLater:
		return "in force there; that it was so understood on facts before " + day.String() +
			" is not known"
	}
	return ""
}

// Binds answers whether the instrument binds the place on day. The duties of a State bind its
// subdivisions. An act of the EU binds members, and those whom it reaches beyond: a regulation from
// the day it applies, a directive or framework decision from the day by which it was to be
// transposed, or from an earlier day on which the member did so; Reason says which of these facts
// decided. After the last day for which something is known of a transposition nothing is.
func (r *Registry) Binds(instrument string, place Code, day law.Day) Bound {
	in := r.instruments[instrument]
	if in == nil {
		return Bound{Binding: law.BindUnknown, Reason: NoInstrument}
	}
	switch in.Kind {
	case law.Treaty:
		return r.bindsTreaty(in, place, day)
	case law.EUDirective, law.EURegulation, law.EUFramework:
		return r.bindsEU(in, place, day)
	}
	return Bound{Binding: law.DoesNotBind, Reason: Recommends, Confidence: law.High}
}

// A ProvisionBound is the answer to whether a provision binds a place on a day.
type ProvisionBound struct {
	Bound
	// Reserved is the reservation of the State on the provision, and Applied its own law that
	// applies the treaty, where the [Reason] speaks of one.
	Reserved *law.Reservation
	Applied  *law.AppliedBy
}

// Text returns the reason in words, with the reservation or the law that applies the treaty.
func (b ProvisionBound) Text() string {
	text := b.Reason.Text(b.Day)
	switch {
	case b.Applied != nil:
		text += ": " + b.Applied.By
	case b.Reserved != nil && b.Reserved.Note != "":
		text += " (" + b.Reserved.Pinpoint + ": " + b.Reserved.Note + ")"
	}
	return text
}

// BindsProvision answers whether a provision binds the place on day: as the instrument does, unless
// the State made a reservation. A provision that it reserved does not bind it; whether one binds on
// which it made a reservation that was not read is not known.
func (r *Registry) BindsProvision(
	instrument, pinpoint string, place Code, day law.Day,
) ProvisionBound {
	b := ProvisionBound{Bound: r.Binds(instrument, place, day)}
	s := r.stands(instrument, place)
	if s == nil || b.Binding != law.Binds {
		return b
	}
	if b.Reason == AppliedThere {
		applies := s.Applies
		b.Applied = &applies
		return b
	}
	for i := range s.Reservations {
		v := s.Reservations[i]
		if !covers(v.Pinpoint, pinpoint) || !(law.Span{From: v.From, To: v.To}).Contains(day) {
			continue
		}
		switch {
		case v.Effect == law.NoEffect:
			continue
		case v.Effect == law.Excludes && v.Read:
			b.Binding, b.Reason = law.DoesNotBind, ReservedThere
		case v.Effect == law.Limits && v.Read:
			b.Reason = ReservedInPart
		default:
			b.Binding, b.Reason = law.BindUnknown, ReservedUnread
		}
		b.Reserved = &v
		if v.Confidence != "" {
			b.Confidence = b.Confidence.Lower(v.Confidence)
		}
		if b.Binding != law.Binds {
			return b
		}
	}
	return b
}

// covers reports whether a reservation on one pinpoint speaks of another: the same, or a part of
// it.
func covers(reserved, pinpoint string) bool {
	return reserved == pinpoint || strings.HasPrefix(pinpoint, reserved+"(")
}

func (r *Registry) bindsTreaty(in *law.Instrument, place Code, day law.Day) Bound {
	if !in.Ended.IsZero() && !day.Before(in.Ended) {
		return Bound{law.NoLonger, InstrumentEnded, in.Ended, in.Confidence}
	}
	s := r.stands(in.ID, place)
	if s == nil {
		return Bound{Binding: law.BindUnknown, Reason: StatusNotKnown}
	}
	b := Bound{Binding: s.On(day), Confidence: s.Source.Confidence}
	switch {
	case b.Binding == law.Binds:
		b.Reason, b.Day = InForceThere, s.InForce
	case b.Binding == law.NotYetBinds:
		b.Reason, b.Day = InForceLater, s.InForce
	case b.Binding == law.NoLonger:
		b.Reason, b.Day = DenouncedThere, s.Denounced
	case b.Binding == law.DoesNotBind && s.Party == law.Signatory:
		b.Reason = SignedOnly
	case b.Binding == law.DoesNotBind:
		b.Reason = NoParty
	default:
		b.Reason = StatusNotKnown
	}
	if b.Binding != law.Binds && s.Applies.On(day) {
		return Bound{law.Binds, AppliedThere, s.Applies.From, s.Applies.Source.Confidence}
	}
	return b
}

// neverBefore reports whether the first that is known of a State is that on a later day it was no
// member of the Union. Then it was none before either: the United Kingdom alone has left, and its
// days are known.
func neverBefore(p *Profile, day law.Day) bool {
	all := p.Membership.EU.Editions
	return len(all) > 0 && all[0].Start().After(day) && !all[0].Value && !all[0].None
}

func (r *Registry) bindsEU(in *law.Instrument, place Code, day law.Day) Bound {
	if b, ok := reaches(in, place, day); ok {
		return b
	}
	p, err := r.get(place.Country())
	if err != nil {
		return Bound{Binding: law.BindUnknown, Reason: MembershipUnknown}
	}
	member, state := p.Membership.EU.At(day)
	sure := member.Source.Confidence
	switch {
	case state == law.NotYet:
		return Bound{law.NotYetBinds, MemberLater, member.From, sure}
	case state == law.Ended, state == law.None, state == law.Known && !member.Value,
		neverBefore(p, day):
		return Bound{law.DoesNotBind, NotMember, law.Day{}, sure}
	case state == law.NotKnown:
		return Bound{Binding: law.BindUnknown, Reason: MembershipUnknown}
	}
	sure = sure.Lower(in.Confidence)
	for _, code := range in.NotBound {
		if code == string(place.Country()) {
			return Bound{law.DoesNotBind, MemberNotBound, law.Day{}, sure}
		}
	}
	if !in.Ended.IsZero() && !day.Before(in.Ended) {
		return Bound{law.NoLonger, InstrumentEnded, in.Ended, sure}
	}
	var b Bound
	if in.Kind == law.EURegulation {
		b = Bound{law.Binds, AppliesDirectly, cmp.Or(in.AppliesFrom, in.InForce), sure}
		if day.Before(b.Day) {
			b.Binding, b.Reason = law.NotYetBinds, AppliesLater
		}
	} else {
		b = r.bindsDirective(in, place, day, sure)
	}
	if b.Binding == law.Binds && member.From.After(b.Day) {
		b.Day = member.From // a member that joined later is bound from that day on
	}
	return b
}

// reaches answers for a State that an act of the EU binds in days of its own.
func reaches(in *law.Instrument, place Code, day law.Day) (b Bound, ok bool) {
	for _, x := range in.Reaches {
		if x.Place != string(place.Country()) {
			continue
		}
		sure := in.Confidence.Lower(x.Confidence)
		switch {
		case day.Before(x.From):
			if !ok {
				b = Bound{law.NotYetBinds, ReachesLater, x.From, sure}
			}
		case !x.To.IsZero() && day.After(x.To):
			b = Bound{law.NoLonger, ReachedUntil, x.To.AddDays(1), sure}
		case !in.Ended.IsZero() && !day.Before(in.Ended):
			return Bound{law.NoLonger, InstrumentEnded, in.Ended, sure}, true
		default:
			return Bound{law.Binds, ReachesThere, x.From, sure}, true
		}
		ok = true
	}
	return b, ok
}

func (r *Registry) bindsDirective(
	in *law.Instrument, place Code, day law.Day, sure law.Confidence,
) Bound {
	due := in.Transposition
	past := !due.IsZero() && !day.Before(due)
	if s := r.stands(in.ID, place); s != nil {
		told := sure.Lower(s.Source.Confidence)
		switch {
		case s.Transposed == law.TransposedYes && !s.Since.IsZero() && !day.Before(s.Since):
			return Bound{law.Binds, TransposedThere, s.Since, told}
		case !past:
		case s.Transposed == law.TransposedYes && !s.Since.IsZero():
			return Bound{law.DoesNotBind, NotTransposed, due, told}
		case s.Transposed == law.TransposedNo && !s.Through.IsZero() && day.After(s.Through):
			return Bound{law.BindUnknown, TranspositionOpen, s.Through.AddDays(1), told}
		case s.Transposed == law.TransposedNo:
			return Bound{law.DoesNotBind, NotTransposed, due, told}
		case s.Transposed == law.TransposedUnknown:
			return Bound{law.BindUnknown, TranspositionOpen, due, told}
		}
	}
	if !past {
		return Bound{law.NotYetBinds, TranspositionLater, due, sure}
	}
	return Bound{law.Binds, TranspositionDue, due, sure}
}
