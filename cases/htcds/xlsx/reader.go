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

const (
	textsPart = "xl/sharedstrings.xml"
	sheetsDir = "xl/worksheets/"
)

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
}

// part reads a part to its end.
func (m *meter) part(part *zip.File, name string) error {
	in, err := part.Open()
	if err != nil {
		return fatal(htcds.NotAWorkbook)
	}
	defer in.Close()
	counted := &io.LimitedReader{R: in, N: m.left + 1}
	read := bufio.NewReader(counted)
	broken := false
	start, _ := read.Peek(len(byteOrderMark) + 1)
	if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") ||
		bytes.HasPrefix(bytes.TrimPrefix(start, []byte(byteOrderMark)), []byte("<")) {
		texts := name == textsPart || strings.HasPrefix(name, sheetsDir)
		formed, deep, fits := m.walk(read, name)
		if !fits {
			return fatal(htcds.TooLarge)
		}
		broken = deep || texts && !formed
	}
	_, err = io.Copy(io.Discard, read)
	switch m.left = counted.N - 1; {
	case m.left < 0:
		return fatal(htcds.TooLarge)
	case err != nil:
		return fatal(htcds.NotAWorkbook)
	case broken:
		return fatal(htcds.BadSheet)
	}
	return nil
}

const byteOrderMark = "\ufeff"

// walk reads XML to its end and reports whether it is well formed, or goes deeper than a workbook
// does, and whether what it says fits into memory: where it does not, it is not read on.
func (m *meter) walk(r io.Reader, name string) (formed, deep, fits bool) {
	d := xml.NewDecoder(r)
	var text, row int64
	shared, value := false, false // inside a cell with a shared text, and its index
	for depth := 0; depth <= maxDepth; {
		token, err := d.Token()
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			if !strings.HasPrefix(name, sheetsDir) {
				m.elements--
			}
			switch token.Name.Local {
			case "si":
				text = 0
			case "row":
				row = 0
			case "c":
				shared = slices.ContainsFunc(token.Attr, func(a xml.Attr) bool {
					return a.Name.Local == "t" && a.Value == "s"
				})
			case "v":
				value = shared
			}
		case xml.CharData:
			text += int64(len(token))
			if value {
				row += m.said(token)
			}
		case xml.EndElement:
			depth--
			switch token.Name.Local {
			case "si":
				if name == textsPart {
					m.texts = append(m.texts, text)
				}
			case "c":
				shared = false
			case "v":
				value = false
			}
		}
		if m.elements < 0 || m.cells < 0 || row > m.row {
			return false, false, false
		}
		if err != nil {
			return err == io.EOF, false, true
		}
	}
	return false, true, true
}

// said counts the shared text with an index, and returns its size.
func (m *meter) said(index []byte) int64 {
	i, err := strconv.Atoi(string(bytes.TrimSpace(index)))
	if err != nil || i < 0 || i >= len(m.texts) {
		return 0
	}
	m.cells -= m.texts[i]
	return m.texts[i]
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
