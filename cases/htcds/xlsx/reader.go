package xlsx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/antitrafficking/palermo/cases/htcds"
)

// NewReader returns a Reader of the records of the workbook in r. The sheet is "Case Sheet", as in
// the templates, or the first that has a header. It returns an [htcds.Problem] of severity
// [htcds.Fatal] if there is none, if r is no workbook, or if it is larger than the limits allow.
func NewReader(r io.Reader, opts ...htcds.Option) (*htcds.Reader, error) {
	book, err := open(r, htcds.LimitsOf(opts...))
	if err != nil {
		return nil, err
	}
	sheets := tables(book)
	if len(sheets) == 0 {
		return nil, fatal(htcds.NoHeader)
	}
	if slices.Contains(sheets, "survey") && isForm(book) {
		return form(book, opts)
	}
	for i, sheet := range sheets {
		reader, err := read(book, sheet, i > 0 && sheet != caseSheet, opts)
		if problem, ok := errors.AsType[htcds.Problem](err); ok && problem.Code == htcds.NoHeader {
			continue
		}
		return reader, err
	}
	return nil, fatal(htcds.NoHeader)
}

// NewSheetReader is [NewReader] for the sheet with the name.
func NewSheetReader(r io.Reader, sheet string, opts ...htcds.Option) (*htcds.Reader, error) {
	book, err := open(r, htcds.LimitsOf(opts...))
	if err != nil {
		return nil, err
	}
	if !slices.Contains(book.GetSheetList(), sheet) {
		return nil, fatal(htcds.NoSheet)
	}
	return read(book, sheet, false, opts)
}

func fatal(code htcds.Code) error { return htcds.Problem{Code: code, Severity: htcds.Fatal} }

// open reads the workbook whole. What it is packed into is measured before it is unpacked.
func open(r io.Reader, limits htcds.Limits) (*excelize.File, error) {
	data, err := io.ReadAll(io.LimitReader(r, limits.FileBytes+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limits.FileBytes {
		return nil, fatal(htcds.TooLarge)
	}
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return nil, fatal(htcds.NotAWorkbook)
	}
	if err := measure(data, limits); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue:   true,
		UnzipSizeLimit: limits.UnzippedBytes, UnzipXMLSizeLimit: limits.UnzippedBytes, // equal, so that nothing is unpacked to disk
		TmpDir: noDir,
	})
	if err != nil {
		return nil, fatal(htcds.NotAWorkbook) // the error of the library may quote the file
	}
	return book, nil
}

// noDir is a directory that cannot be: the library writes temporary files for large sheets, and
// people stay out of them.
const noDir = "\x00"

// measure unpacks every part and counts, since the sizes that a packed file states of itself need
// not be true. Sheets and texts it reads to the end: the library stops without a word where their
// XML is broken, and the rows after that would be lost.
//
// A few bytes of a workbook can be much in memory. An element outside of the sheets, which the
// library keeps whole, counts as elementBytes; a text that cells share counts in each of them.
func measure(data []byte, limits htcds.Limits) error {
	packed, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fatal(htcds.NotAWorkbook)
	}
	parts := slices.Clone(packed.File)
	// The texts come first: the sheets refer to them.
	slices.SortStableFunc(parts, func(a, b *zip.File) int {
		return order(partName(a)) - order(partName(b))
	})
	names := map[string]bool{}
	m := meter{
		left: limits.UnzippedBytes, elements: limits.UnzippedBytes / elementBytes,
		cells: limits.UnzippedBytes, row: int64(limits.RowBytes),
	}
	for _, part := range parts {
		name := partName(part)
		if names[name] { // the library takes one of them
			return fatal(htcds.NotAWorkbook)
		}
		names[name] = true
		if err := m.part(part, name); err != nil {
			return err
		}
	}
	return nil
}

// elementBytes is what an element that the library keeps takes in memory.
const elementBytes = 256

// textsPart is where the library looks for shared texts; sheets it finds under any name.
const textsPart = "xl/sharedstrings.xml"

// partName returns the name of a part as the library compares it.
func partName(part *zip.File) string {
	return strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))
}

func order(name string) int {
	if name == textsPart {
		return 0
	}
	return 1
}

// A meter counts what a workbook takes. Left are the bytes and elements that it still may have,
// cells what all cells together may still say by way of shared texts, and row what those of one row
// may.
type meter struct {
	left, elements, cells, row int64
	texts                      []int64 // the size of each shared text
	longest                    int64   // of them
}

// part reads a part to its end. Whatever it is called and begins with, the library may be told to
// read it as XML.
func (m *meter) part(part *zip.File, name string) error {
	in, err := part.Open()
	if err != nil {
		return fatal(htcds.NotAWorkbook)
	}
	defer in.Close()
	counted := &io.LimitedReader{R: in, N: m.left + 1}
	read := bufio.NewReader(counted)
	start, _ := read.Peek(len(utf16Marks[0]))
	wide := slices.Contains(utf16Marks, string(start))
	w := walker{m: m, name: name}
	w.walk(read)
	_, err = io.Copy(io.Discard, read)
	switch m.left = counted.N - 1; {
	case w.full, m.left < 0:
		return fatal(htcds.TooLarge)
	case err != nil:
		return fatal(htcds.NotAWorkbook)
	case w.other, wide && (name == textsPart || strings.HasSuffix(name, ".xml") &&
		strings.HasPrefix(name, "xl/")): // elsewhere is what others keep beside a workbook
		return fatal(htcds.OtherEncoding)
	case w.deep, !w.formed && (w.rows || name == textsPart || strings.HasPrefix(name, sheetsDir)):
		return fatal(htcds.BadSheet)
	}
	return nil
}

// sheetsDir is where sheets usually are: one without any row that can be read is broken there.
const sheetsDir = "xl/worksheets/"

// utf16Marks are what a text in UTF-16 begins with.
var utf16Marks = []string{"\xff\xfe", "\xfe\xff", "<\x00", "\x00<"}

// errEncoding ends the reading of XML that says of itself that it is not in UTF-8.
var errEncoding = errors.New("not in UTF-8")

// A walker reads one part as the library does.
type walker struct {
	m    *meter
	name string

	formed bool // well formed to its end
	deep   bool // deeper than a workbook goes
	full   bool // more than fits into memory: it is not read on
	other  bool // not in UTF-8
	rows   bool // there are rows

	depth         int
	sheet, data   bool  // inside a sheet, and the rows of it, which the library does not keep
	text          int64 // of the shared text at hand
	row           int64 // what the cells of a row say
	at, last      int   // the number of the row, and the highest so far
	shared, value bool  // inside a cell with a shared text, and its index
	index         []byte
	pieces        int // of the index
}

// walk reads XML to its end.
func (w *walker) walk(r io.Reader) {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) {
		w.other = true
		return nil, errEncoding
	}
	for w.depth <= maxDepth {
		token, err := d.Token()
		switch token := token.(type) {
		case xml.StartElement:
			w.depth++
			w.start(token)
		case xml.CharData:
			w.text += int64(len(token))
			if w.value {
				w.index = append(w.index, token...)
				w.pieces++
			}
		case xml.EndElement:
			w.end(token.Name.Local)
			w.depth--
		}
		if w.m.elements < 0 || w.m.cells < 0 || w.row > w.m.row {
			w.full = true
			return
		}
		if err != nil {
			w.formed = err == io.EOF
			return
		}
	}
	w.deep = true
}

func (w *walker) start(e xml.StartElement) {
	local := e.Name.Local
	switch {
	case w.depth == 1:
		w.sheet = local == "worksheet"
	case w.depth == 2 && w.sheet && local == "sheetData":
		w.data = true
	}
	if !w.data {
		w.m.elements--
	}
	switch local {
	case "si":
		if w.depth == 2 {
			w.text = 0
		}
	case "row":
		w.rows = true
		w.number(e.Attr)
		if w.at > w.last { // of the same number it is the same row
			w.row, w.last = 0, w.at
		}
	case "c":
		w.shared = w.shared || slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
			return a.Name.Local == "t" && a.Value == "s"
		})
	case "v":
		w.value, w.index, w.pieces = w.shared, w.index[:0], 0
	}
}

// number counts on to a row that begins: to the number that it states, or to the next.
func (w *walker) number(attrs []xml.Attr) {
	number := 0
	for _, a := range attrs {
		if a.Name.Local == "r" {
			number, _ = strconv.Atoi(a.Value)
		}
	}
	if w.at++; number != 0 {
		w.at = number
	}
}

func (w *walker) end(local string) {
	switch local {
	case "si":
		if w.depth == 2 && w.name == textsPart {
			w.m.texts = append(w.m.texts, w.text)
			w.m.longest = max(w.m.longest, w.text)
		}
	case "c":
		w.shared = false
	case "v":
		if w.value && w.pieces > 0 {
			w.row += w.m.said(w.index, w.pieces)
		}
		w.value = false
	case "sheetData":
		if w.depth == 2 {
			w.data = false
		}
	}
}

// said counts the shared text with an index, and returns its size. What is no number is the first
// text to the library; an index in pieces, as a comment makes, may be any.
func (m *meter) said(index []byte, pieces int) int64 {
	i, _ := strconv.Atoi(string(bytes.TrimSpace(index)))
	size := int64(0)
	switch {
	case pieces > 1:
		size = m.longest
	case i >= 0 && i < len(m.texts):
		size = m.texts[i]
	}
	m.cells -= size
	return size
}

// maxDepth is how deep the elements of a sheet may be nested: those of a workbook are a dozen deep,
// and a decoder keeps every one that is open.
const maxDepth = 64

// tables returns the sheets in the order in which a table is looked for.
func tables(book *excelize.File) []string {
	var list []string
	for _, sheet := range book.GetSheetList() {
		switch {
		case sheet == caseSheet:
			list = slices.Insert(list, 0, sheet)
		case !strings.EqualFold(sheet, "validation") && !strings.EqualFold(sheet, "about"): // beside the table in the templates
			list = append(list, sheet)
		}
	}
	return list
}

func read(book *excelize.File, sheet string, other bool, opts []htcds.Option) (*htcds.Reader, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, fatal(htcds.BadSheet)
	}
	props, err := book.GetWorkbookProps()
	if err != nil {
		return nil, fatal(htcds.BadSheet)
	}
	src := &source{rows: rows}
	if other {
		src.codes = []htcds.Code{htcds.OtherSheet}
	}
	return htcds.NewSourceReader(src, append(slices.Clone(opts), htcds.Serials(props.Date1904 != nil && *props.Date1904))...)
}

// source gives the rows of a sheet.
type source struct {
	rows  *excelize.Rows
	row   int
	codes []htcds.Code
}

// Tolerated returns what was tolerated in finding the table.
func (s *source) Tolerated() []htcds.Code { return s.codes }

// Row returns the next row. Cells are as the file keeps them, not as they are shown: days are
// numbers.
func (s *source) Row() (int, []string, error) {
	if !s.rows.Next() {
		if s.rows.Error() != nil {
			return s.row, nil, fatal(htcds.BadSheet)
		}
		return s.row, nil, io.EOF
	}
	s.row++
	cells, err := s.rows.Columns()
	if err != nil {
		return s.row, nil, fatal(htcds.BadSheet)
	}
	return s.row, cells, nil
}
