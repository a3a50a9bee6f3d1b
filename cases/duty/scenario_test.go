package duty_test

import (
	"os"
	"testing"

	"github.com/antitrafficking/palermo/cases/duty/scenario"
)

func TestScenarios(t *testing.T) { scenario.Test(t, os.DirFS("testdata"), nil) }
