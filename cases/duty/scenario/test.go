package scenario

import (
	"io/fs"
	"testing"

	"github.com/antitrafficking/palermo/cases/duty"
)

// Test runs every scenario of a file system as a test of its own. With a nil checker the law and
// rules of the library are asked.
func Test(t *testing.T, fsys fs.FS, c *duty.Checker) {
	t.Helper()
	all, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if c == nil {
		if c, err = duty.Builtin(); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range all {
		t.Run(s.File+"/"+s.Title, func(t *testing.T) {
			r := s.Run(c)
			switch {
			case s.Waits != "" && len(r.Failures) == 0:
				t.Errorf("passes although it waits for %s: take waits out", s.Waits)
			case s.Waits == "":
				for _, f := range r.Failures {
					t.Error(f)
				}
			}
		})
	}
}
