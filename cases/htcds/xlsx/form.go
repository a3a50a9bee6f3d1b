package xlsx

import (
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/antitrafficking/palermo/cases/htcds"
)

// isForm reports whether the sheet "survey" holds the questions of an XLSForm.
func isForm(book *excelize.File) bool {
	rows, err := book.Rows("survey")
	if err != nil || !rows.Next() {
		return false
	}
	cells, err := rows.Columns()
	return err == nil && slices.Contains(cells, "type") && slices.Contains(cells, "name")
}

// form returns a Reader without rows, whose header are the questions of a form. A form is no data:
// what is worth knowing is which of its questions are read.
func form(book *excelize.File, opts []htcds.Option) (*htcds.Reader, error) {
	rows, err := book.Rows("survey")
	if err != nil {
		return nil, fatal(htcds.BadSheet)
	}
	q, limits := new(questions), htcds.LimitsOf(opts...)
	column := -1
	for row := 1; rows.Next(); row++ {
		cells, err := rows.Columns()
		switch {
		case err != nil:
			return nil, fatal(htcds.BadSheet)
		case row > limits.Rows:
			return nil, fatal(htcds.TooManyRows)
		case len(cells) > limits.Columns:
			return nil, fatal(htcds.TooManyColumns)
		case column < 0:
			column = slices.Index(cells, "name")
		case column < len(cells) && cells[column] != "":
			q.names, q.rows = append(q.names, cells[column]), append(q.rows, row)
		}
	}
	if q.letters, err = excelize.ColumnNumberToName(column + 1); err != nil {
		return nil, fatal(htcds.NoHeader)
	}
	return htcds.NewSourceReader(q, opts...)
}

// questions is a table with a header and no rows.
type questions struct {
	names   []string
	rows    []int  // where each stands
	letters string // and in which column
	done    bool
}

func (q *questions) Tolerated() []htcds.Code { return []htcds.Code{htcds.FormDefinition} }

// Place returns where a question stands.
func (q *questions) Place(column int) (int, string) { return q.rows[column], q.letters }

func (q *questions) Row() (int, []string, error) {
	if q.done {
		return 1, nil, io.EOF
	}
	q.done = true
	return 1, q.names, nil
}
