package htcds

// Code says what is not as the standard asks. The zero Code is none.
type Code string

// What is taken all the same, with a warning. [Tolerances] describes each.
const (
	ByteOrderMark    Code = "byte-order-mark"
	OtherSeparator   Code = "other-separator"
	RowsBeforeHeader Code = "rows-before-header"
	NameMissing      Code = "name-missing"
	NameSpelling     Code = "name-spelling"
	LabelSpelling    Code = "label-spelling"
	LabelUnknown     Code = "label-unknown"
	LabelFollowed    Code = "label-followed"
	OldName          Code = "old-name"
	GroupPrefix      Code = "group-prefix"
	ColumnPerValue   Code = "column-per-value"
	DeprecatedField  Code = "deprecated-field"
	RemovedField     Code = "removed-field"
	UnknownColumn    Code = "unknown-column"
	TechnicalColumn  Code = "technical-column"
	RowNumbers       Code = "row-numbers"
	LookupColumns    Code = "lookup-columns"
	DuplicateColumn  Code = "duplicate-column"
	TitleLabel       Code = "title-label"
	FormDefinition   Code = "form-definition"
	OtherSheet       Code = "other-sheet"
	ShortRow         Code = "short-row"

	ValueSpelling    Code = "value-spelling"
	ValueAlias       Code = "value-alias"
	OldValue         Code = "old-value"
	ExtensionValue   Code = "extension-value"
	OpenValue        Code = "open-value"
	SeveralValues    Code = "several-values"
	RepeatedValue    Code = "repeated-value"
	SemicolonInValue Code = "semicolon-in-value"
	OtherDelimiter   Code = "other-delimiter"
	CountryName      Code = "country-name"
	CountryForm      Code = "country-form"
	CountryText      Code = "country-text"
	LanguageForm     Code = "language-form"
	DateSerial       Code = "date-serial"
	DateForm         Code = "date-form"
	DateTime         Code = "date-time"
	CheckboxForm     Code = "checkbox-form"
	NumberForm       Code = "number-form"
	PhoneForm        Code = "phone-form"
)

// What keeps a row from being taken.
const (
	UnknownValue      Code = "unknown-value"
	GoneValue         Code = "gone-value"
	TooManyValues     Code = "too-many-values"
	UnknownCountry    Code = "unknown-country"
	UnknownLanguage   Code = "unknown-language"
	BadDate           Code = "bad-date"
	AmbiguousDate     Code = "ambiguous-date"
	BadNumber         Code = "bad-number"
	OutOfRange        Code = "out-of-range"
	BadCheckbox       Code = "bad-checkbox"
	ControlCharacter  Code = "control-character"
	NotUTF8           Code = "not-utf8"
	CellTooLong       Code = "cell-too-long"
	CellWithoutHeader Code = "cell-without-header"
	MissingCells      Code = "missing-cells"
	AmbiguousLabel    Code = "ambiguous-label"
	ValuesDiffer      Code = "values-differ"
	NotAValue         Code = "not-a-value"
	BadQuoting        Code = "bad-quoting"
	NoColumn          Code = "no-column"
	EmptyRecord       Code = "empty-record"
)

// What keeps a file from being read on.
const (
	NoHeader       Code = "no-header"
	TooLarge       Code = "too-large"
	TooManyRows    Code = "too-many-rows"
	TooManyColumns Code = "too-many-columns"
	// TooManyProblems: more than a reader keeps; see [Limits].
	TooManyProblems Code = "too-many-problems"
	RowTooLong      Code = "row-too-long"
	OtherEncoding   Code = "other-encoding"
	BadJSON         Code = "bad-json"
	NotAWorkbook    Code = "not-a-workbook"
	NoSheet         Code = "no-sheet"
	BadSheet        Code = "bad-sheet"
)

// A Tolerance is something that the reader takes although the standard asks otherwise.
type Tolerance struct {
	Code Code
	// What is taken, and what is made of it.
	What string
	// Why it is: where it comes from.
	Why string
}

// tolerances are in the order of the codes.
var tolerances = [...]Tolerance{
	{ByteOrderMark, "a byte order mark of UTF-8 before the first cell; it is dropped", "Excel writes one"},
	{OtherSeparator, "semicolons or tabs between the cells of a CSV", "Excel writes semicolons where the comma is the decimal sign"},
	{RowsBeforeHeader, "up to 20 rows before the header; they are not read", "titles put over a table"},
	{NameMissing, "a column without a name that has a label; the label is followed", "column AJ of the three templates lacks cas_ReasonForOutgoingReferral"},
	{NameSpelling, "a name in other case, with or without underscores, or misspelt in a known way", "the templates have vic_TraffickinStatusDecisionMakingOrg, the XLSForm prs_First_Name, prs_Second_Name and vic_Methods_of_Control"},
	{LabelSpelling, "a label in other case or punctuation, with -ization for -isation, or the name without its prefix", "the standard mixes Organisation and Organization"},
	{LabelUnknown, "a label that is none of the standard under a name that is; the name is followed", "translated templates"},
	{LabelFollowed, "a name and a label that disagree; the label is followed", "columns N, O, Q and R of the three templates"},
	{OldName, "a name or label of version 0.2", "prs_Nationality is prs_Citizenship since version 1.0"},
	{GroupPrefix, "names of groups before the name, parted by / - . or :", "ODK and KoboToolbox write them"},
	{ColumnPerValue, "a column for each value of a list, with 1 or TRUE for chosen; read where there is no column with all values", "KoboToolbox writes them"},
	{DeprecatedField, "a field that version 2.0 has withdrawn; it is read", "vic_Vulnerabilities is withdrawn and still marked as core"},
	{RemovedField, "a field of version 1.0 that version 2.0 does not have; it is not read", "four questions on consent became one"},
	{UnknownColumn, "a column that the standard does not know; it is not read", "organisations keep more than the standard has"},
	{TechnicalColumn, "a column that a survey tool adds, as start, _id or __version__; it is not read", "the XLSForm has three"},
	{RowNumbers, "a column of numbers without a header; it is not read", "column A of the three templates"},
	{LookupColumns, "lists of values beside the table, headed Validation Lookups; they are not read", "the template of version 0.2"},
	{DuplicateColumn, "a second column for the same field; it is read where the first is empty, and must not differ", "forms that were changed while in use"},
	{TitleLabel, "prs_Title in the columns of the XLSForm, or a second column labelled Second Name, which is read as prs_Title", "the XLSForm labels both questions Second Name, so that answers to the later may be surnames"},
	{FormDefinition, "a workbook that is an XLSForm: its questions are checked as a header, and there are no rows", "the published XLSForm"},
	{OtherSheet, "a table on a sheet that is not the first, where the first has none", "workbooks with a cover sheet"},
	{ShortRow, "a row of a CSV with fewer cells than the header has names; what is missing is " +
		"taken as empty", "some programs cut the empty cells at the end of a row, and Excel " +
		"those of 16 rows together"},

	{ValueSpelling, "a value in other case or punctuation, with white space around it, or with -ization for -isation", "the lists have \"Debt bondage \" and labels that end in a no-break space; the templates have Follow up and Migration Or Change Of Location"},
	{ValueAlias, "another spelling of a value; it is replaced", "NonSpecifiedUnknown is labelled Not Specified/Unknown, Unaquainted lacks a c, and the Field Definitions name methods of control otherwise"},
	{OldValue, "a value of version 0.2 that version 2.0 calls otherwise; it is replaced", "Male, Female and Unknown of gender; Work and Educational Facility of recruitment"},
	{ExtensionValue, "a value that the standard defines and leaves out of its list, or the user-assigned code XK; it is kept", "the restriction of movement is defined as a method of control and cannot be chosen"},
	{OpenValue, "a value that is not in the list of a field that takes others; it is kept as it stands", "the standard lets platforms be added; the XLSForm asks for the reason of an incoming referral as text"},
	{SeveralValues, "several values in vic_ForcedLabourIndustry", "one by the standard, several by two of its templates"},
	{RepeatedValue, "the same value twice in one cell; it is kept once", "values put together by hand"},
	{SemicolonInValue, "a label that holds a semicolon among values parted by semicolons; the longest label that fits is taken", "four branches of industry in the template with several choices"},
	{OtherDelimiter, "values parted by a semicolon without a space or by ends of lines, or with a semicolon after the last", "the template parts them by \"; \""},
	{CountryName, "the English name of a country; it is replaced by the code", "the templates offer names"},
	{CountryForm, "a country as alpha-3, in small letters, or as EL or UK; it is replaced by alpha-2", "the standard asks for ISO 3166 and leaves the form open"},
	{CountryText, "a text that is no country known here in a field that the standard makes a text; it is kept as it stands", "mailing and event countries"},
	{LanguageForm, "a language by two letters, or by the bibliographic code of ISO 639-2; it is replaced by the terminological code", "the standard asks for ISO 639-2 and allows two letters"},
	{DateSerial, "a day as the number that Excel keeps, in a file that is not a workbook; only from 1920 to 2099", "cells copied without their format"},
	{DateForm, "a day as day.month.year, or with other separators, where only one reading is possible or the order was given", "the date check of the templates does not work, so that any text may stand there"},
	{DateTime, "a day with a time of day; the time is dropped", "survey tools and spreadsheets"},
	{CheckboxForm, "Yes, No, Y, N, 1, 0, T, F or checked for TRUE and FALSE", "the XLSForm labels its choices Yes and No"},
	{NumberForm, "a number with a decimal comma, a sign +, an exponent, needless zeros or white space", "cells formatted as text"},
	{PhoneForm, "a telephone number that is not in the form of E.164; it is kept as it stands", "no template checks it"},
}

// Tolerances returns everything that the reader takes although the standard asks otherwise. Each
// time it does so it reports a [Warning] with that code.
func Tolerances() []Tolerance { return append([]Tolerance(nil), tolerances[:]...) }

var errorTexts = map[Code]string{
	UnknownValue:      "the value is not in the list of the field",
	GoneValue:         "a value of version 0.2 that has no equal in version 2.0",
	TooManyValues:     "more values than the field takes",
	UnknownCountry:    "not a country",
	UnknownLanguage:   "not a language",
	BadDate:           "not a day",
	AmbiguousDate:     "it cannot be told which is the day and which the month",
	BadNumber:         "not a number",
	OutOfRange:        "a number out of range",
	BadCheckbox:       "neither TRUE nor FALSE",
	ControlCharacter:  "a control character",
	NotUTF8:           "not UTF-8",
	CellTooLong:       "longer than a cell may be",
	CellWithoutHeader: "something stands in a column without a header",
	MissingCells: "fewer cells than the header has names, in a file whose other rows have their " +
		"empty ones",
	ValuesDiffer:   "two columns for the field, and what stands in them differs",
	NotAValue:      "a list or an object where a single value belongs",
	BadQuoting:     "quotation marks that do not match",
	NoColumn:       "the field has a value, and no column is written for it",
	EmptyRecord:    "the record is empty, and an empty row would not be read",
	NoHeader:       "no names or labels of the standard",
	AmbiguousLabel: "the label stands for several fields, and there is no name that tells which",
	TooLarge:       "larger than a file may be",
	TooManyRows:    "more rows than a file may have",
	TooManyColumns: "more columns than a file may have",

	TooManyProblems: "more problems than are kept; take them one by one, or raise the limit",
	RowTooLong:      "longer than a row may be",
	OtherEncoding:   "not UTF-8; save the file as UTF-8",
	BadJSON:         "not well-formed JSON, or not answers to a form",
	NotAWorkbook:    "not an Excel workbook",
	NoSheet:         "no such sheet",
	BadSheet:        "the sheet is damaged",
}

// Text says in words what the code means.
func (c Code) Text() string {
	if text, ok := errorTexts[c]; ok {
		return text
	}
	for i := range tolerances {
		if tolerances[i].Code == c {
			return tolerances[i].What
		}
	}
	return string(c)
}
