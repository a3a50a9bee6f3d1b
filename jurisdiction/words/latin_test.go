package words

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestToLatin(t *testing.T) {
	for cyrillic, latin := range map[string]string{
		"старатељ": "staratelj", "ЊЕГОШ": "NJEGOŠ", "Његош": "Njegoš",
		"Џ": "Dž", "ЏЕП": "DŽEP", "надживети": "nadživeti",
		"Љубав, Њ. Ћ. Ђ.":                "Ljubav, Nj. Ć. Đ.",
		"Закон CETS 197 и ZTuj-2 {what}": "Zakon CETS 197 i ZTuj-2 {what}", "": "",
		"РОДИТЕЉ": "RODITELJ", "коњ": "konj",
	} {
		assert.Equal(t, latin, toLatin(cyrillic))
	}
}
