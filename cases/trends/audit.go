package trends

import (
	"errors"
	"fmt"

	"github.com/antitrafficking/palermo/cases/sdc"
)

// audit asks of the protected table, without a look at what is hidden, what anyone can work out of
// it.
func (p *protected) audit(o Options) error {
	narrow, err := p.Check()
	p.audited, err = judge(narrow, err, o)
	return err
}

// judge says what follows from an audit: a release that was audited, one that was too large for it,
// or none.
func judge(narrow []sdc.Finding, err error, o Options) (audited bool, _ error) {
	size, large := errors.AsType[*sdc.SizeError](err)
	switch {
	case large && size.What == "unknowns" && o.MustAudit:
		return false, fmt.Errorf("%w: %w", ErrNotAudited, err)
	case large && size.What == "unknowns":
		return false, nil
	case err != nil:
		return false, err
	case len(narrow) > 0:
		return false, fmt.Errorf("%w: %d of them", ErrUnsafe, len(narrow))
	}
	return true, nil
}

// rounded rounds t and audits the result.
func (t *Table) rounded(o Options) (*Release, error) {
	switch {
	case o.Threshold < 2:
		return nil, sdc.ErrThreshold
	case o.Base <= o.width():
		return nil, ErrUnsafe // a zero may be anything up to Base-1
	}
	p, in, err := t.layOut()
	if err != nil {
		return nil, err
	}
	if in.Structural != nil {
		// The audit of a rounding does not know that some combinations cannot be, and would take
		// numbers for less certain than they are.
		return nil, ErrLinked
	}
	r, err := sdc.Round(in, o.Base)
	if err != nil {
		return nil, err
	}
	report, err := sdc.AuditRounded(r)
	audited, err := judge(report.Narrower(o.width()), err, o)
	if err != nil {
		return nil, err
	}
	return &Release{
		About: t.About, Protection: Protection{Access: Protected, Threshold: o.Threshold, Width: o.width(), Base: o.Base, Audited: audited}, axes: t.axes,
		at: func(index []int) Cell {
			n, _ := r.At(p.dimensions(index)...)
			return Cell{n, true}
		},
	}, nil
}
