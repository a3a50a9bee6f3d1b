package htcds

// widths tells rows of a CSV that have lost cells from those of which the writer left out empty
// ones at the end. Most writers leave out none, some all, and Excel those that are empty in each of
// 16 rows together, counted from the first of the file. So a short row is at fault where the writer
// is seen to keep empty cells, and the row is not as wide as the others of its 16.
type widths struct {
	keeps bool // a row of full width ends with an empty cell
	block int  // the rows that are looked at, 16 together
	width int  // of the first of them
}

const blockRows = 16

// look returns what a row with the number tells: nothing, [ShortRow] or [MissingCells].
func (w *widths) look(number int, cells []string, header int) Code {
	if block := (number-1)/blockRows + 1; block != w.block {
		w.block, w.width = block, len(cells)
	}
	switch {
	case len(cells) >= header:
		w.keeps = w.keeps || blank(cells[len(cells)-1])
		return ""
	case w.keeps && len(cells) != w.width:
		return MissingCells
	}
	return ShortRow
}
