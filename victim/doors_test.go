package victim_test

import (
	"bytes"
	"fmt"
	html "html/template"
	"os"
	"os/exec"
	"testing"

	"github.com/antitrafficking/palermo/victim/care"
	"github.com/antitrafficking/palermo/victim/person"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/antitrafficking/palermo/internal/taint"
	"github.com/antitrafficking/palermo/victim"
)

func filled() victim.Victim {
	var v victim.Victim
	taint.FillAll(&v)
	return v
}

// Every record of the package, in every shape, through every door, for texts, days and numbers.
func TestDoors(t *testing.T) {
	records := taint.Records(victim.Victim{})
	require.Greater(t, len(records), 30)
	taint.CheckDoors(t, victim.ReplaceAttr(nil), records)
	v := filled()
	taint.CheckHidden(t, victim.ReplaceAttr(nil), taint.Hidden(v), taint.Odd(v))
	for _, name := range v.Identity.Names {
		taint.CheckHidden(t, victim.ReplaceAttr(nil), nil, taint.Odd(name))
	}
}

// An embedded record gives its methods to the struct around it, which then prints as the record
// does; with two of them neither does, and each prints as its own name.
func TestDoors_Embedded(t *testing.T) {
	type one struct {
		victim.Victim
		Note string
	}
	type two struct {
		person.Name
		care.NeedAssessment
	}
	v := filled()
	for _, x := range []any{
		one{v, "n"}, &one{v, "n"}, two{v.Identity.Names[0], v.Needs[0]},
	} {
		doors := append(taint.Printing(), taint.Logging(victim.ReplaceAttr(nil))...)
		for _, door := range append(doors, taint.Logging(nil)[0]) {
			assert.Empty(t, taint.Leaks(door.Print(x)), "%s of %T", door.Name, x)
		}
	}
}

// A type that is defined from a record has none of its methods: fmt prints its own fields. The tags
// are still there, so that ReplaceAttr knows it.
func TestDoors_DefinedFromARecord(t *testing.T) {
	type mine person.Name
	type copied struct {
		Text string `data:"identity"`
	}
	name := filled().Identity.Names[0]
	for _, x := range []any{
		mine(name), []mine{mine(name)}, copied{name.Text}, map[copied]int{{name.Text}: 1},
	} {
		assert.NotEmpty(t, taint.Leaks(fmt.Sprint(x)), "fmt is open")
		for _, door := range taint.Logging(victim.ReplaceAttr(nil)) {
			assert.Empty(t, taint.Leaks(door.Print(x)), "%s of %T", door.Name, x)
		}
	}
}

// What was taken out of a record is a text, a day or a number as any other.
func TestDoors_FieldsAreOpen(t *testing.T) {
	v := filled()
	for kind, x := range map[string]any{
		"text": v.Identity.Names[0].Text, "day": v.Age.BirthDay, "number": v.Age.Estimate,
	} {
		doors := append(taint.Printing()[:2], taint.Logging(victim.ReplaceAttr(nil))...)
		for _, door := range doors {
			assert.Equal(t, []string{kind}, taint.Leaks(door.Print(x)), door.Name)
		}
	}
}

// In a script html/template writes JSON. It asks a record for its text before, and a list it does
// not ask.
func TestDoors_Script(t *testing.T) {
	page := html.Must(html.New("t").Parse(`<script>var x = {{.}}</script>`))
	show := func(v any) string {
		var b bytes.Buffer
		require.NoError(t, page.Execute(&b, v))
		return b.String()
	}
	v := filled()
	assert.Empty(t, taint.Leaks(show(v)))
	assert.NotEmpty(t, taint.Leaks(show([]victim.Victim{v})))
}

// Of the two verbs that print a record without asking it, go vet refuses one.
func TestDoors_Vet(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	out, err := exec.Command("go", "vet", "./testdata/vet").CombinedOutput()
	require.Error(t, err)
	assert.Contains(t, string(out), "main.go:13")
	assert.NotContains(t, string(out), "main.go:12")
}

// A program that ends in a panic prints the value with the runtime and not with fmt.
func TestDoors_Panic(t *testing.T) {
	shapes := append(taint.Alone(filled()), taint.Around(filled())...)
	shapes = append(shapes, taint.Hidden(filled())...)
	if name := os.Getenv("PALERMO_PANIC"); name != "" {
		for _, s := range shapes {
			if s.Name == name {
				panic(s.Value)
			}
		}
	}
	if testing.Short() {
		t.Skip("starts processes")
	}
	for _, s := range shapes {
		c := exec.Command(os.Args[0], "-test.run=^TestDoors_Panic$")
		c.Env = append(os.Environ(), "PALERMO_PANIC="+s.Name)
		out, err := c.CombinedOutput()
		require.Error(t, err, s.Name)
		require.Contains(t, string(out), "panic: ", s.Name)
		assert.Empty(t, taint.Leaks(string(out)), s.Name)
	}
}
