package rule

import "cmp"

func compareID(a, b ID) int { return cmp.Compare(a, b) }

func (d *Duty[S]) head() *Head           { return &d.Head }
func (d *DutyEach[S, T]) head() *Head    { return &d.Head }
func (s *Safeguard[S, T]) head() *Head   { return &s.Head }
func (r *Prohibition[S, T]) head() *Head { return &r.Head }
func (o *Other[S]) head() *Head          { return &o.Head }

func (d *Duty[S]) home() string {
	if d.Done == nil || d.Done.Home == "" {
		return ""
	}
	return d.Done.Home
}
func (d *DutyEach[S, T]) home() string    { return d.Of.Name }
func (s *Safeguard[S, T]) home() string   { return s.Each.Name }
func (r *Prohibition[S, T]) home() string { return r.Never.Name }
func (o *Other[S]) home() string          { return o.Home }

func (d *Duty[S]) bind(b *binder) {
	b.entry.Shape = "duty"
	bindConditions(b, d.Owed)
	bindTrigger(b, d.From)
	if d.Done == nil || d.Done.Look == nil {
		b.bad("nothing that is to be done")
		return
	}
	b.label("done", d.Done.Text)
	b.entry.Asks = append(b.entry.Asks, d.Done.Text)
	for i, l := range d.Done.Labels {
		b.label("done."+slot(i), l)
	}
	b.parted(d.Done.Parts...)
	b.reads(d.Done.Whole, append(d.Done.Reads, d.Done.Home)...)
	if d.Done.bind != nil {
		d.Done.bind(b)
	}
	bindWithin(b, &d.Within)
	for _, e := range d.Ends {
		b.part("end " + e.Name)
		b.entry.Ends = append(b.entry.Ends, e.Text)
		b.reads(false, e.Reads...)
	}
	if d.Gone != nil {
		b.entry.Ends = append(b.entry.Ends, d.Gone.Text+", before the law binds the State")
		b.reads(false, d.Gone.Reads...)
	}
	if d.Before != nil {
		b.entry.Before = d.Before.Text
		b.reads(false, d.Before.Reads...)
	}
	for _, x := range []*Differs[S]{d.Differs, d.Yields, d.Conditions} {
		if x != nil {
			b.topics(x.Topic)
		}
	}
}

func (d *DutyEach[S, T]) bind(b *binder) {
	b.entry.Shape = "duty for each"
	bindList(b, d.Of)
	if len(b.errs) > 0 && d.Of == nil {
		return
	}
	b.entry.Of = append([]string{d.Of.Text}, textsOf(d.Of.Only)...)
	bindConditions(b, d.Owed)
	b.label("undated", undated)
	bindStart(b, d.From)
	if len(d.Acts) == 0 {
		b.bad("no act")
	}
	for i := range d.Acts {
		a := &d.Acts[i]
		if a.Look == nil && a.Day == nil {
			b.bad("the act %s is not looked for", a.Field)
		}
		b.label("act."+a.Field, a.Text)
		b.only(a.Field, a.Only)
		b.entry.Asks = append(b.entry.Asks, a.Text)
		b.reads(false, a.Reads...)
		for i, l := range a.Labels {
			b.label("act."+a.Field+"."+slot(i), l)
		}
		bindWithin(b, &a.Within)
		if a.Last != nil {
			b.label("last", a.Last.Text)
			b.reads(false, a.Last.Reads...)
			b.entry.Time = append(b.entry.Time, a.Last.Text)
		}
		bindStart(b, a.From)
		if a.Before != nil {
			b.entry.Before = a.Before.Text
			b.reads(false, a.Before.Reads...)
		}
		if a.Over != nil {
			b.entry.Ends = append(b.entry.Ends, a.Over.Text)
			b.reads(false, a.Over.Reads...)
		}
		bindSlot(b, &b.entry.Unless, "unless", a.Unless)
	}
	bindSlot(b, &b.entry.Asks, "must", d.Must)
	bindSlot(b, &b.entry.Unless, "unless", d.Unless)
	if d.Before != nil {
		b.entry.Before = d.Before.Text
		b.reads(false, d.Before.Reads...)
	}
	if d.Over != nil {
		b.entry.Ends = append(b.entry.Ends, d.Over.Text)
		b.reads(false, d.Over.Reads...)
	}
	for _, e := range d.Ends {
		b.entry.Ends = append(b.entry.Ends, e.Text)
		b.reads(false, e.Reads...)
	}
}

func bindStart[S, T any](b *binder, s *Start[S, T]) {
	if s == nil {
		return
	}
	if b.entry.Opens == "" {
		b.entry.Opens = s.Text
	}
	if s.Field != "" {
		b.label("from."+s.Field, s.Text)
	}
	b.reads(false, s.Reads...)
}

func (s *Safeguard[S, T]) bind(b *binder) {
	b.entry.Shape = "safeguard"
	bindList(b, s.Each)
	if s.Each == nil {
		return
	}
	b.label("list", s.Each.Text)
	if s.What != "" {
		b.label("what", s.What)
	}
	b.entry.Of = append([]string{s.Each.Text}, textsOf(s.Each.Only)...)
	bindConditions(b, s.Owed)
	if len(s.Must) == 0 {
		b.bad("asks nothing")
	}
	bindSlot(b, &b.entry.Asks, "must", s.Must)
	bindSlot(b, &b.entry.Asks, "then", s.Then)
	bindSlot(b, &b.entry.Unless, "unless", s.Unless)
}

func (r *Prohibition[S, T]) bind(b *binder) {
	b.entry.Shape = "prohibition"
	bindList(b, r.Never)
	if r.Never == nil {
		return
	}
	b.label("never", r.Never.Text)
	b.entry.Of = append([]string{r.Never.Text}, textsOf(r.Never.Only)...)
	bindConditions(b, r.Owed)
	if r.While == nil || r.While.Find == nil {
		b.bad("no window")
		return
	}
	b.entry.Opens = r.While.Text
	b.asks("window."+r.While.Name, r.While.Asks)
	b.reads(false, r.While.Reads...)
	bindSlot(b, &b.entry.Unless, "unless", r.Unless)
}

func (o *Other[S]) bind(b *binder) {
	b.entry.Shape = "function"
	b.entry.Owed = append(b.entry.Owed, o.Applies)
	if o.Time != "" {
		b.entry.Time = append(b.entry.Time, o.Time)
	}
	b.reads(false, o.Reads...)
	if o.Check == nil {
		b.bad("no function")
	}
	for i, l := range o.Labels {
		b.label("label."+slot(i), l)
	}
	for i, l := range o.Asks {
		b.label("ask."+slot(i), l)
	}
	b.parted(o.Parts...)
}

func slot(i int) string {
	if i > 9 {
		return slot(i/10) + slot(i%10)
	}
	return string(rune('0' + i))
}
