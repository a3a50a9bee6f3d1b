package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
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
	if err := measure(data, limits.UnzippedBytes); err != nil {
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
func measure(data []byte, limit int64) error {
	packed, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fatal(htcds.NotAWorkbook)
	}
	left := limit
	for _, part := range packed.File {
		in, err := part.Open()
		if err != nil {
			return fatal(htcds.NotAWorkbook)
		}
		counted := &io.LimitedReader{R: in, N: left + 1}
		broken := false
		if name := part.Name; strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			formed, deep := wellFormed(counted)
			texts := name == "xl/sharedStrings.xml" || strings.HasPrefix(name, "xl/worksheets/")
			broken = deep || texts && !formed
		}
		_, err = io.Copy(io.Discard, counted)
		in.Close()
		switch left = counted.N - 1; {
		case left < 0:
			return fatal(htcds.TooLarge)
		case err != nil:
			return fatal(htcds.NotAWorkbook)
		case broken:
			return fatal(htcds.BadSheet)
		}
	}
	return nil
}

// wellFormed reads XML to its end and reports whether it is well formed, or goes deeper than a
// workbook does: then it is not read on.
func wellFormed(r io.Reader) (formed, deep bool) {
	d := xml.NewDecoder(r)
	for depth := 0; depth <= maxDepth; {
		token, err := d.Token()
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if err != nil {
			return err == io.EOF, false
		}
	}
	return false, true
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
