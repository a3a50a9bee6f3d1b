package jurisdiction

import (
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
	InForceThere       Reason = "in-force"            // the treaty is in force for the State since Day
	InForceLater       Reason = "in-force-later"      // it is in force for the State only from Day on
	DenouncedThere     Reason = "denounced"           // it has not been in force for the State since Day
	SignedOnly         Reason = "signed-only"         // signed, not ratified
	NoParty            Reason = "not-party"           // the State is not a party
	StatusNotKnown     Reason = "status-not-known"    // we do not know how the State stands towards it
	NotMember          Reason = "not-member"          // an act of the EU; the State was not a member
	MemberLater        Reason = "member-later"        // an act of the EU; the State is a member only from Day on
	MembershipUnknown  Reason = "membership-unknown"  // an act of the EU; no profile says whether the State is a member
	MemberNotBound     Reason = "member-not-bound"    // an act of the EU that does not bind this member
	TranspositionLater Reason = "transposition-later" // a directive that was to be transposed only by Day
	TransposedThere    Reason = "transposed"          // a directive carried into national law
	TranspositionDue   Reason = "transposition-due"   // a directive that was to be transposed by Day; whether it was is not known
	NotTransposed      Reason = "not-transposed"      // a directive not carried into national law, past Day by which it was due
	AppliesDirectly    Reason = "applies-directly"    // a regulation that applies since Day
	AppliesLater       Reason = "applies-later"       // a regulation that applies only from Day on
	InstrumentEnded    Reason = "instrument-ended"    // not in force anywhere since Day
	NotInForce         Reason = "not-in-force"        // not in force anywhere yet
	Recommends         Reason = "soft-law"            // soft law, which binds no State
	NoInstrument       Reason = "unknown-instrument"  // the registry has no such instrument
	AppliedThere       Reason = "applied"             // the law of the State itself applies the treaty since Day
	ReservedThere      Reason = "reserved"            // the State made a reservation: the provision does not bind it
	ReservedInPart     Reason = "reserved-in-part"    // the State made a reservation that limits the provision
	ReservedUnread     Reason = "reserved-unread"     // the State made a reservation whose text was not read
	ReadLater          Reason = "read-later"          // not known that it was understood so on facts before Day
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
// subdivisions. An act of the EU binds members only: a regulation from the day it applies, a
// directive from the day by which it was to be transposed, or from an earlier day on which the
// member did so; Reason says which of these facts decided.
func (r *Registry) Binds(instrument string, place Code, day law.Day) Bound {
	in := r.instruments[instrument]
	if in == nil {
		return Bound{Binding: law.BindUnknown, Reason: NoInstrument}
	}
	switch in.Kind {
	case law.Treaty:
		return r.bindsTreaty(in, place, day)
	case law.EUDirective, law.EURegulation:
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

func (r *Registry) bindsEU(in *law.Instrument, place Code, day law.Day) Bound {
	p, err := r.get(place.Country())
	if err != nil {
		return Bound{Binding: law.BindUnknown, Reason: MembershipUnknown}
	}
	member, state := p.Membership.EU.At(day)
	sure := member.Source.Confidence
	switch {
	case state == law.NotYet:
		return Bound{law.NotYetBinds, MemberLater, member.From, sure}
	case state == law.Ended, state == law.None, state == law.Known && !member.Value:
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
	if in.Kind == law.EURegulation {
		from := in.AppliesFrom
		if from.IsZero() {
			from = in.InForce
		}
		if day.Before(from) {
			return Bound{law.NotYetBinds, AppliesLater, from, sure}
		}
		return Bound{law.Binds, AppliesDirectly, from, sure}
	}
	return r.bindsDirective(in, place, day, sure)
}

func (r *Registry) bindsDirective(in *law.Instrument, place Code, day law.Day, sure law.Confidence) Bound {
	due := in.Transposition
	if s := r.stands(in.ID, place); s != nil {
		switch {
		case s.Transposed == law.TransposedYes && !s.Since.IsZero() && !day.Before(s.Since):
			return Bound{law.Binds, TransposedThere, s.Since, sure.Lower(s.Source.Confidence)}
		case s.Transposed == law.TransposedNo && !day.Before(due) && (s.Through.IsZero() || !day.After(s.Through)):
			return Bound{law.DoesNotBind, NotTransposed, due, sure.Lower(s.Source.Confidence)}
		}
	}
	if due.IsZero() || day.Before(due) {
		return Bound{law.NotYetBinds, TranspositionLater, due, sure}
	}
	return Bound{law.Binds, TranspositionDue, due, sure}
}
