package words

import (
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"github.com/antitrafficking/palermo/jurisdiction/rule"
)

// A catalogue is what a language has of texts whose English did not change.
type catalogue struct {
	plain   map[string]string
	plural  map[string]bool
	numbers *i18n.Localizer // chooses the form for a number
}

func (c *catalogue) has(key string) bool { return c.plain[key] != "" || c.plural[key] }

// text returns the text of a message, its places still to be filled.
func (c *catalogue) text(m rule.Message) (string, bool) {
	if m.One == "" {
		text, ok := c.plain[m.Key]
		return text, ok
	}
	if !c.plural[m.Key] {
		return "", false
	}
	text, err := c.numbers.Localize(&i18n.LocalizeConfig{MessageID: m.Key, PluralCount: m.N})
	return text, err == nil
}

// Digest is the digest of an English text that a translation carries, as go-i18n makes it.
func Digest(english string) string {
	sum := sha1.Sum([]byte(english))
	return "sha1-" + hex.EncodeToString(sum[:])
}

// read returns the messages of a file by their keys.
func read(name string) (map[string]*i18n.Message, error) {
	data, err := files.ReadFile("catalogue/" + name + ".json")
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	file, err := i18n.ParseMessageFileBytes(data, name+".json",
		map[string]i18n.UnmarshalFunc{"json": json.Unmarshal})
	if err != nil {
		return nil, fmt.Errorf("words: %s: %w", name, err)
	}
	out := make(map[string]*i18n.Message, len(file.Messages))
	for _, m := range file.Messages {
		out[m.ID] = m
	}
	return out, nil
}

// load reads the catalogue of a language, without what translates another English than that of
// today.
func (l Info) load(english map[string]*i18n.Message) (*catalogue, error) {
	messages, err := read(l.file)
	if err != nil {
		return nil, err
	}
	tag, err := language.Parse(l.Tag)
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	bundle := i18n.NewBundle(tag)
	c := &catalogue{
		plain: make(map[string]string, len(messages)), plural: map[string]bool{},
		numbers: i18n.NewLocalizer(bundle, l.Tag),
	}
	latin := l.file != l.Tag // the catalogue is in Cyrillic letters
	for key, m := range messages {
		of := english[key]
		if of == nil || m.Hash != Digest(of.Other) {
			continue
		}
		if latin {
			inLatin(m)
		}
		if of.One == "" {
			if m.Other != "" {
				c.plain[key] = m.Other
			}
			continue
		}
		if err := bundle.AddMessages(tag, m); err != nil {
			return nil, fmt.Errorf("words: %s: %w", key, err)
		}
		c.plural[key] = true
	}
	return c, nil
}

func inLatin(m *i18n.Message) {
	for _, text := range []*string{&m.Zero, &m.One, &m.Two, &m.Few, &m.Many, &m.Other} {
		*text = toLatin(*text)
	}
}
