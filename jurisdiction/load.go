package jurisdiction

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/antitrafficking/palermo/internal/strictyaml"
	"github.com/antitrafficking/palermo/jurisdiction/law"
)

// DataVersion is the version of the legal data that comes with the library: the day on which it was
// last changed.
const DataVersion = "2026-11-28"

// DataDay returns [DataVersion] as a day.
func DataDay() law.Day {
	day, err := law.ParseDay(DataVersion)
	if err != nil {
		panic("jurisdiction: " + err.Error()) // cannot happen: a test reads it
	}
	return day
}

//go:embed data
var embedded embed.FS

// The stems of the files of a data directory that are not profiles: instruments.yaml is one, and
// instruments-eu.yaml another, so that a list that grows long can be kept in several files.
const (
	instrumentsStem = "instruments"
	statusStem      = "status"
	caselawStem     = "caselaw"
)

// isList reports whether a file of that name belongs to the list of that stem.
func isList(name, stem string) bool {
	rest, ok := strings.CutPrefix(name, stem)
	return ok && (rest == ".yaml" ||
		len(rest) > len("-.yaml") && rest[0] == '-' && strings.HasSuffix(rest, ".yaml"))
}

// listFiles returns the names of the files of the list of that stem, sorted; an error that is
// [fs.ErrNotExist] if there are none.
func listFiles(fsys fs.FS, stem string) ([]string, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("jurisdiction: data directory: %w", err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && isList(e.Name(), stem) {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("jurisdiction: %s.yaml: %w", stem, fs.ErrNotExist)
	}
	return names, nil
}

// A Problem is one thing wrong with a data file: the file, the line and column (both from 1), the
// JSON Pointer of the value, and what is wrong.
type Problem = strictyaml.Problem

// A LoadError lists all that is wrong with the data files that were read.
type LoadError struct {
	Problems []*Problem
}

func (e *LoadError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.Error()
	}
	return "jurisdiction: " + strconv.Itoa(len(lines)) + " problems in the data files\n" + strings.Join(lines, "\n")
}

// Builtin returns the registry of the law that comes with the library. Nothing is read before the
// first call, and a profile not before it is asked for.
func Builtin() *Registry { return builtin() }

var builtin = sync.OnceValue(func() *Registry {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		panic("jurisdiction: embedded data: " + err.Error()) // cannot happen: the directory is embedded above
	}
	r, err := open(sub)
	if err != nil {
		panic("jurisdiction: embedded data: " + err.Error()) // cannot happen: a test loads it
	}
	return r
})

// open returns the registry of a complete data directory. Profiles are read when first asked for.
func open(fsys fs.FS) (*Registry, error) {
	r := &Registry{places: map[Code]func() (*place, error){}}
	instruments, problems, err := readInstruments(fsys)
	if err != nil {
		return nil, err
	}
	r.instruments = instruments
	status, more, err := readStatus(fsys, "", r.instruments)
	if err != nil {
		return nil, err
	}
	r.status = status
	problems = append(problems, more...)
	caselaw, more, err := readCaseLaw(fsys, r.instruments)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	r.caselaw = caselaw
	problems = append(problems, more...)
	codes, more, err := profileFiles(fsys)
	if err != nil {
		return nil, err
	}
	if problems = append(problems, more...); len(problems) > 0 {
		return nil, &LoadError{Problems: problems}
	}
	for _, code := range codes {
		r.add(code, func() (*Profile, string, error) { return readProfile(fsys, code, r.instruments, "") })
	}
	return r, nil
}

// Overlay returns a registry in which the files of fsys are laid over those of r. A profile file
// (MK.yaml) of a place that r knows replaces the topics that it names and leaves the others; one of
// a new place adds it. instruments.yaml, status.yaml and caselaw.yaml, and others whose names
// begin with "instruments-", "status-" or "caselaw-", add entries or replace those with the same
// key. Every value that
// comes from the overlay carries name as the Origin of its citation. All files are read at once;
// the error is a [*LoadError] that lists everything wrong with them, and r is left as it was. A
// file of another name is wrong as well, and so is a directory without one: what somebody meant to
// lay over must not be left out without a word. Names that begin with a dot are passed over.
func (r *Registry) Overlay(name string, fsys fs.FS) (*Registry, error) {
	if name == "" {
		return nil, errors.New("jurisdiction: an overlay needs a name")
	}
	out := r.clone()
	var problems []*Problem

	instruments, found, err := readInstruments(fsys)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	problems = append(problems, found...)
	for id, in := range instruments {
		out.instruments[id] = in
	}
	status, found, err := readStatus(fsys, name, out.instruments)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	problems = append(problems, found...)
	for key, s := range status {
		out.status[key] = s
	}
	caselaw, found, err := readCaseLaw(fsys, out.instruments)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	problems = append(problems, found...)
	if out.caselaw == nil {
		out.caselaw = map[string]*law.CaseLaw{}
	}
	for id, c := range caselaw {
		out.caselaw[id] = c
	}
	codes, found, err := profileFiles(fsys)
	if err != nil {
		return nil, err
	}
	problems = append(problems, found...)
	for _, code := range codes {
		known := out.instruments
		base, err := r.get(code)
		if err == nil {
			known = withNational(known, base)
		} else if !errors.Is(err, ErrNoProfile) {
			return nil, err
		}
		over, digest, err := readProfile(fsys, code, known, name)
		if le, ok := errors.AsType[*LoadError](err); ok {
			problems = append(problems, le.Problems...)
			continue
		}
		if err != nil {
			return nil, err
		}
		if base != nil {
			over = overlayProfile(base, over)
			digest = r.Digest(code) + "+" + digest
		}
		out.add(code, func() (*Profile, string, error) { return over, digest, nil })
	}
	if len(problems) > 0 {
		return nil, &LoadError{Problems: problems}
	}
	return out, nil
}

// overlayProfile merges over into base, subdivision by subdivision.
func overlayProfile(base, over *Profile) *Profile {
	subs := slices.Clone(base.Subdivisions)
	for _, s := range over.Subdivisions {
		if i := slices.IndexFunc(subs, func(b Profile) bool { return b.Code == s.Code }); i >= 0 {
			subs[i] = *merge(&subs[i], &s)
		} else {
			subs = append(subs, s)
		}
	}
	bare := *over
	bare.Subdivisions = nil
	out := merge(base, &bare)
	out.Subdivisions = subs
	return out
}

// allowedNames tells which files a data directory may hold.
const allowedNames = "a data directory holds profiles named after a country code (MK.yaml), " +
	"instruments.yaml, status.yaml and caselaw.yaml (or instruments-eu.yaml and the like), " +
	"and no folders"

// profileFiles returns the codes of the profile files in fsys, sorted, and what is wrong with the
// names of others. A directory in which no file is read is at fault.
func profileFiles(fsys fs.FS) ([]Code, []*Problem, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, fmt.Errorf("jurisdiction: data directory: %w", err)
	}
	var codes []Code
	var problems []*Problem
	bad := func(name, what string) {
		problems = append(problems, &Problem{
			File: name, Line: 1, Column: 1, Message: what + ": " + allowedNames,
		})
	}
	read := 0
	for _, e := range entries {
		name := e.Name()
		base, yaml := strings.CutSuffix(name, ".yaml")
		code := Code(base)
		switch {
		case strings.HasPrefix(name, "."): // of the system or an editor
		case e.IsDir():
			bad(name+"/", "a folder is not read")
		case isList(name, instrumentsStem), isList(name, statusStem), isList(name, caselawStem):
			read++
		case !yaml:
			bad(name, "a file of this ending is not read")
		case !code.IsValid() || code.Subdivision():
			bad(name, "the file is not named after a country code")
		default:
			read++
			codes = append(codes, code)
		}
	}
	if read == 0 && len(problems) == 0 {
		bad(".", "the directory holds no file of law")
	}
	slices.Sort(codes)
	return codes, problems, nil
}

// readFiles reads the files of a stem, each into an F: check says what is wrong with one as a
// whole, keep takes what it holds.
func readFiles[F any](
	fsys fs.FS, stem string, check func(*F) []law.Fault, keep func(*F),
) ([]*Problem, error) {
	names, err := listFiles(fsys, stem)
	if err != nil {
		return nil, err
	}
	var problems []*Problem
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("jurisdiction: %w", err)
		}
		file := new(F)
		problems = append(problems, strictyaml.Decode(name, data, file, func() []law.Fault {
			return check(file)
		})...)
		keep(file)
	}
	return problems, nil
}

type instrumentsFile struct {
	Instruments []law.Instrument `json:"instruments" required:"true"`
}

func readInstruments(fsys fs.FS) (map[string]*law.Instrument, []*Problem, error) {
	list := map[string]*law.Instrument{}
	seen := map[string]bool{}
	problems, err := readFiles(fsys, instrumentsStem,
		func(f *instrumentsFile) []law.Fault {
			return instrumentFaults(f.Instruments, "instruments", seen)
		},
		func(f *instrumentsFile) {
			for i := range f.Instruments {
				list[f.Instruments[i].ID] = &f.Instruments[i]
			}
		})
	return list, problems, err
}

// instrumentFaults returns what is wrong with a list of instruments as a whole. Seen are the ids of
// the lists before it, and grows by those of this one.
func instrumentFaults(list []law.Instrument, at string, seen map[string]bool) []law.Fault {
	var fs []law.Fault
	for i, in := range list {
		where := at + "/" + strconv.Itoa(i)
		if seen[in.ID] {
			fs = append(fs, law.Fault{Path: where + "/id", Message: "an instrument with this id was declared before"})
		}
		seen[in.ID] = true
		provisions := map[[4]string]bool{}
		for j, p := range in.Provisions {
			// An article that was amended is told once for each wording.
			key := [4]string{p.Pinpoint, p.Topic, p.By, p.From.String()}
			if provisions[key] {
				fs = append(fs, law.Fault{Path: where + "/provisions/" + strconv.Itoa(j), Message: "the same provision and topic were told before"})
			}
			provisions[key] = true
		}
	}
	return fs
}

type statusFile struct {
	Status []law.Status `json:"status" required:"true"`
}

func readStatus(
	fsys fs.FS, origin string, instruments map[string]*law.Instrument,
) (map[statusKey]*law.Status, []*Problem, error) {
	list := map[statusKey]*law.Status{}
	seen := map[statusKey]bool{}
	problems, err := readFiles(fsys, statusStem,
		func(f *statusFile) []law.Fault { return statusFaults(f.Status, instruments, seen) },
		func(f *statusFile) {
			for i := range f.Status {
				s := &f.Status[i]
				s.Source.Origin = origin
				list[statusKey{s.Instrument, Code(s.Place)}] = s
			}
		})
	return list, problems, err
}

// statusFaults returns what is wrong with a list of statuses as a whole. Seen are the pairs of the
// lists before it, and grows by those of this one.
func statusFaults(
	list []law.Status, instruments map[string]*law.Instrument, seen map[statusKey]bool,
) []law.Fault {
	var fs []law.Fault
	bad := func(path, message string) {
		fs = append(fs, law.Fault{Path: path, Message: message})
	}
	for i, s := range list {
		where := "status/" + strconv.Itoa(i)
		key := statusKey{s.Instrument, Code(s.Place)}
		if seen[key] {
			bad(where, "the status of this place was told before")
		}
		seen[key] = true
		if !Code(s.Place).IsValid() {
			bad(where+"/place", "no such place")
		}
		if instruments[s.Instrument] == nil {
			bad(where+"/instrument", "no such instrument")
		}
		if s.Party == law.IsParty && s.InForce.IsZero() && s.Ratified.IsZero() {
			bad(where+"/party", "a party needs the day of ratification or of entry into force")
		}
		if s.Party == "" && s.Transposed == "" && s.Searched == "" {
			bad(
				where,
				`a status needs "party", or "transposed" for a directive, or what was "searched"`,
			)
		}
		if s.Party != "" && s.Searched != "" {
			bad(where+"/searched", "it is known how the State stands")
		}
		if s.Applies.From.IsZero() != (s.Applies.By == "") {
			bad(where+"/applies", "the law that applies the treaty needs its name and first day")
		}
		for j, v := range s.Reservations {
			if v.Read == (v.Effect == "") {
				bad(where+"/reservations/"+strconv.Itoa(j)+"/effect",
					"the effect of a reservation is told where its text was read, and only there")
			}
		}
	}
	return fs
}

// readProfile reads the profile of code. Known are the instruments that it may cite beside its own.
func readProfile(fsys fs.FS, code Code, known map[string]*law.Instrument, origin string) (*Profile, string, error) {
	name := string(code) + ".yaml"
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, "", fmt.Errorf("jurisdiction: %w", err)
	}
	p := new(Profile)
	if problems := strictyaml.Decode(name, data, p, func() []law.Fault { return profileFaults(p, code, known) }); len(problems) > 0 {
		return nil, "", &LoadError{Problems: problems}
	}
	if origin != "" {
		setOrigin(reflect.ValueOf(p).Elem(), origin)
	}
	sum := sha256.Sum256(data)
	return p, hex.EncodeToString(sum[:8]), nil
}

// profileFaults returns what is wrong with a profile as a whole.
func profileFaults(p *Profile, code Code, known map[string]*law.Instrument) []law.Fault {
	fs := instrumentFaults(p.Instruments, "instruments", map[string]bool{})
	if p.Code != code {
		fs = append(fs, law.Fault{Path: "code", Message: "the code is not that of the file name"})
	}
	if c := code.row(); c != nil && p.Name != "" && p.Name != c.name {
		fs = append(fs, law.Fault{
			Path: "name", Message: "the name is not that of the code: " + c.name + " is allowed",
		})
	}
	fs = append(fs, foreignIDs(p.Instruments, "instruments", code)...)
	known = withNational(known, p)
	fs = append(fs, citationFaults(p, "", known)...)
	for i := range p.Subdivisions {
		sub := &p.Subdivisions[i]
		where := "subdivisions/" + strconv.Itoa(i) + "/"
		if sub.Code.Country() != code || !sub.Code.Subdivision() || sub.Parent != code {
			fs = append(fs, law.Fault{Path: where + "code", Message: "the subdivision is not one of this country, or its parent is not"})
		}
		fs = append(fs, citationFaults(sub, where, withNational(known, sub))...)
		fs = append(fs, foreignIDs(sub.Instruments, where+"instruments", code)...)
	}
	return fs
}

// foreignIDs returns the instruments of a place whose ids are those of another: the id of a
// national instrument begins with the code of its State, so that a copy of a profile cannot pass
// for the law of another State.
func foreignIDs(list []law.Instrument, at string, code Code) []law.Fault {
	var fs []law.Fault
	own := strings.ToLower(string(code))
	for i := range list {
		in := &list[i]
		before, _, _ := strings.Cut(in.ID, "-")
		national := in.Kind == law.NationalAct || in.Kind == law.NationalOrder
		other := before != own && Code(strings.ToUpper(before)).row() != nil
		if before != own && (national || other) {
			fs = append(fs, law.Fault{
				Path:    at + "/" + strconv.Itoa(i) + "/id",
				Message: "the id of an instrument of this place does not begin with " + own + "-",
			})
		}
	}
	return fs
}

// noStatus is why a place is said to have no row on treaties.
const noStatus = "no row says which treaties and directives bind the place"

// hasStatus reports whether a status row speaks of a place.
func (r *Registry) hasStatus(code Code) bool {
	for key := range r.status {
		if key.place == code.Country() {
			return true
		}
	}
	return false
}

func citationFaults(p *Profile, prefix string, known map[string]*law.Instrument) []law.Fault {
	var fs []law.Fault
	for topic, t := range p.Topics() {
		for i, e := range t.Heads() {
			c := e.Source
			if c.Instrument != "" && known[c.Instrument] == nil { // a missing one is told already
				where := prefix + strings.ReplaceAll(topic, ".", "/") + "/editions/" + strconv.Itoa(i) + "/source/instrument"
				fs = append(fs, law.Fault{Path: where, Message: "the instrument cited is not declared"})
			}
		}
	}
	for i, pr := range p.Practice {
		if known[pr.Source.Instrument] == nil {
			fs = append(fs, law.Fault{Path: prefix + "practice/" + strconv.Itoa(i) + "/source/instrument", Message: "the instrument cited is not declared"})
		}
		if _, ok := p.Topic(pr.Topic); !ok {
			fs = append(fs, law.Fault{Path: prefix + "practice/" + strconv.Itoa(i) + "/topic", Message: "no such topic"})
		}
	}
	return fs
}

func withNational(known map[string]*law.Instrument, p *Profile) map[string]*law.Instrument {
	out := make(map[string]*law.Instrument, len(known)+len(p.Instruments))
	for id, in := range known {
		out[id] = in
	}
	for i := range p.Instruments {
		out[p.Instruments[i].ID] = &p.Instruments[i]
	}
	return out
}

// Check reads all files of a complete data directory and returns a [*LoadError] with everything
// wrong in any of them, or nil. It is meant for those who write data files.
func Check(fsys fs.FS) error {
	instruments, problems, err := readInstruments(fsys)
	if err != nil {
		return err
	}
	r := &Registry{}
	status, found, err := readStatus(fsys, "", instruments)
	if err != nil {
		return err
	}
	r.status = status
	problems = append(problems, found...)
	_, found, err = readCaseLaw(fsys, instruments)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	problems = append(problems, found...)
	codes, found, err := profileFiles(fsys)
	if err != nil {
		return err
	}
	problems = append(problems, found...)
	for _, code := range codes {
		_, _, err := readProfile(fsys, code, instruments, "")
		if le, ok := errors.AsType[*LoadError](err); ok {
			problems = append(problems, le.Problems...)
		} else if err != nil {
			return err
		}
		if !r.hasStatus(code) {
			problems = append(problems, &Problem{
				File: string(code) + ".yaml", Line: 1, Column: 1, Message: noStatus,
			})
		}
	}
	if len(problems) > 0 {
		return &LoadError{Problems: problems}
	}
	return nil
}
