package htcds

// MaxCell is the largest number of characters in a cell, counted as UTF-16 as spreadsheet programs
// do.
const MaxCell = 32767

// Limits bound what a reader takes. A zero limit is the default.
type Limits struct {
	// Rows is the largest number of rows with something in them, header included; by default
	// 1,048,576, the size of a sheet.
	Rows int
	// Columns is the largest number of columns; by default 1,024.
	Columns int
	// Problems is the largest number of problems that a reader keeps for [Reader.Problems]; by
	// default 500,000. The file ends there. Where [OnProblem] takes them there is no limit.
	Problems int
	// RowBytes is the largest size of one row of CSV, or of one answer in JSON; by default 8 MiB.
	RowBytes int
	// FileBytes is the largest size of a workbook, and UnzippedBytes of what is packed in it; by
	// default 32 MiB and 128 MiB. What cells say by way of a text that they share is counted in
	// each of them and may be as much again, in one row as much as RowBytes; an element outside of
	// the sheets counts as 256 bytes, for a few letters are more in memory. A workbook is held
	// there whole, so that nothing of it is written to disk. CSV and JSON are streamed and may be
	// of any size.
	FileBytes, UnzippedBytes int64
}

// WithDefaults returns l with the default in the place of each zero.
func (l Limits) WithDefaults() Limits {
	or := func(p *int, n int) {
		if *p == 0 {
			*p = n
		}
	}
	or(&l.Rows, 1<<20)
	or(&l.Columns, 1<<10)
	or(&l.Problems, 500_000)
	or(&l.RowBytes, 8<<20)
	if l.FileBytes == 0 {
		l.FileBytes = 32 << 20
	}
	if l.UnzippedBytes == 0 {
		l.UnzippedBytes = 128 << 20
	}
	return l
}

// An Option changes how a file is read.
type Option func(*config)

type config struct {
	limits    Limits
	order     dayOrder
	onProblem func(Problem)
	serials   bool
	date1904  bool
}

func newConfig(opts []Option) config {
	var c config
	for _, o := range opts {
		o(&c)
	}
	c.limits = c.limits.WithDefaults()
	return c
}

// WithLimits sets the limits.
func WithLimits(l Limits) Option { return func(c *config) { c.limits = l } }

// LimitsOf returns the limits that opts set, with the defaults.
func LimitsOf(opts ...Option) Limits { return newConfig(opts).limits }

// DayFirst reads 3/4/2010 as 3 April. Without it, or [MonthFirst], such a day is an error.
func DayFirst() Option { return func(c *config) { c.order = dayFirst } }

// MonthFirst reads 3/4/2010 as 4 March.
func MonthFirst() Option { return func(c *config) { c.order = monthFirst } }

// OnProblem gives every problem to f as it is found, in place of keeping them for
// [Reader.Problems].
func OnProblem(f func(Problem)) Option { return func(c *config) { c.onProblem = f } }

// Serials says that numbers are how the file keeps days, and 1 and 0 the answers of check boxes, as
// workbooks do; date1904 counts days from 1904.
func Serials(date1904 bool) Option {
	return func(c *config) { c.serials, c.date1904 = true, date1904 }
}
