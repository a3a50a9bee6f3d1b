package duty_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/antitrafficking/palermo/cases"
	"github.com/antitrafficking/palermo/cases/duty"
	"github.com/antitrafficking/palermo/jurisdiction/rule"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// elementsOfGrowth says to the test below how many elements each list gets, when it runs itself.
const elementsOfGrowth = "PALERMO_ELEMENTS"

// The work of a check grows with each list of a file, not with its square: of twice as many
// elements no part of the code runs more than three times as often, but for what runs seldom. That
// is counted by the coverage tool, and no clock is asked: the test builds itself once more with its
// counters, and fills list after list.
func TestCheck_GrowsWithEachList(t *testing.T) {
	if n, err := strconv.Atoi(os.Getenv(elementsOfGrowth)); err == nil {
		checkEachList(t, n)
		return
	}
	if testing.Short() || raceEnabled {
		t.Skip("it builds the library once more: go test ./... runs it")
	}
	tool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no go command")
	}
	dir := t.TempDir()
	self := filepath.Join(dir, "duty.test")
	out, err := exec.Command(tool, "test", "-c", "-o", self, "-covermode=count",
		"-coverpkg=github.com/antitrafficking/palermo/...", ".").CombinedOutput()
	require.NoError(t, err, string(out))
	counted := func(n int) map[string]int {
		profile := filepath.Join(dir, "profile")
		cmd := exec.Command(self, "-test.run=^TestCheck_GrowsWithEachList$",
			"-test.coverprofile="+profile)
		cmd.Env = append(os.Environ(), elementsOfGrowth+"="+strconv.Itoa(n))
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, string(out))
		return readProfile(t, profile)
	}
	const few, many = 250, 500
	before, after := counted(few), counted(many)
	require.NotEmpty(t, after)
	for part, times := range after {
		if times > many*many/4 && times > 3*before[part] {
			t.Errorf("%s ran %d times, and %d times for twice as many", part, before[part], times)
		}
	}
}

// boundedList is the list of which every element is read for each day that is asked: how old
// somebody was depends on all of them. There the steps are bounded, see the test below.
const boundedList = "/victims/age/assessments"

// What grows with a product all the same ends with an error, whatever limit of findings a caller
// sets.
func TestCheck_StepsAreBounded(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	var list listField
	for _, l := range listFields() {
		if l.name == boundedList {
			list = l
		}
	}
	f := grown(full, 400, list)
	_, err = c.Check(f, dayOfGrowth)
	require.NoError(t, err)
	var limit *rule.LimitError
	_, err = c.WithLimit(250).Check(f, dayOfGrowth)
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, "steps", limit.What)
	assert.Equal(t, 250*rule.MaxSteps, limit.Limit)
}

// A search for the next change in a large file ends with an error.
func TestNext_StepsAreBounded(t *testing.T) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	var list listField
	for _, l := range listFields() {
		if l.name == "/victims/attachments" {
			list = l
		}
	}
	require.NotEmpty(t, list.name)
	f := grown(sparse, 20_000, list)
	var limit *rule.LimitError
	_, _, err = c.Next(f, dayOfGrowth.AddDays(40*366)) // whatever happens has happened by then
	require.ErrorAs(t, err, &limit)
	assert.Equal(t, "steps", limit.What)
	assert.Equal(t, duty.MaxSteps, limit.Limit)
}

// checkEachList checks a file in which a list has n elements, for every list in turn.
func checkEachList(t *testing.T, n int) {
	c, err := duty.Builtin()
	require.NoError(t, err)
	c = c.WithLimit(1 << 30)
	for _, l := range listFields() {
		if strings.HasPrefix(l.name, boundedList) {
			continue
		}
		for how := full; how <= sparse; how++ {
			_, err := c.Check(grown(how, n, l), dayOfGrowth)
			require.NoError(t, err, l.name)
		}
	}
}

// readProfile returns how often each part of the code ran.
func readProfile(t *testing.T, name string) map[string]int {
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	out := map[string]int{}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line) // the part, its statements, how often it ran
		if n, err := strconv.Atoi(fields[len(fields)-1]); err == nil && len(fields) == 3 {
			out[fields[0]] += n
		}
	}
	return out
}

// BenchmarkCheck_Worst checks files as large as [cases.Decode] takes, each a list of one kind that
// rules look up from another.
func BenchmarkCheck_Worst(b *testing.B) {
	c, err := duty.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	lists := map[string]listField{}
	for _, l := range listFields() {
		lists[l.name] = l
	}
	for _, names := range [][]string{
		{"/victims/stays", "/victims/status"},
		{"/workers", "/victims/guardians", "/victims/do_not_contact", "/suspects"},
		{"/interviews"},
		{"/proceedings/steps"},
		{"/victims/age/assessments", "/victims/services"},
		{"/victims/consents", "/victims/services", "/suspects"},
		{"/proceedings", "/conduct"},
	} {
		var of []listField
		var short []string
		for _, name := range names {
			short = append(short, name[strings.LastIndexByte(name, '/')+1:])
			if _, ok := lists[name]; !ok {
				b.Fatal(name)
			}
			of = append(of, lists[name])
		}
		f := grown(full, (cases.MaxElements-10)/len(of), of...)
		b.Run(strings.Join(short, "+"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Check(f, dayOfGrowth) // the error is that of a limit, or nil
			}
		})
	}
}
