// Package strictjson reads JSON as encoding/json does, but never reads two texts as one.
package strictjson

import (
	"encoding/json"
	"errors"
	"regexp"
	"unicode/utf8"
)

// wellFormed matches JSON in which every escaped surrogate has its pair.
var wellFormed = regexp.MustCompile(`(?is)^([^\\]|\\[^u]|\\u[^d]|\\ud[0-7]|\\ud[89ab]..\\ud[c-f])*$`)

// Unmarshal is [json.Unmarshal], which makes U+FFFD of what is not UTF-8 and of each half of a
// surrogate pair; it refuses both.
func Unmarshal(data []byte, v any) error {
	if !utf8.Valid(data) {
		return errors.New("a text is not UTF-8")
	} else if !wellFormed.Match(data) {
		return errors.New("a text has a surrogate without its pair")
	}
	return json.Unmarshal(data, v)
}
