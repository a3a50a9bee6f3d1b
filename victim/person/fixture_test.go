package person_test

import (
	"time"

	"github.com/antitrafficking/palermo/jurisdiction/law"
)

func d(y int, m time.Month, day int) law.Day { return law.MustDay(y, m, day) }
