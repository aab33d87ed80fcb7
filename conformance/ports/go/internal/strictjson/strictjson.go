// Package strictjson reads JSON as encoding/json does, but never reads two texts as one.
package strictjson

import (
	"encoding/json"
	"errors"
	"regexp"
)

// wellFormed matches JSON in which every escaped surrogate has its pair.
var wellFormed = regexp.MustCompile(`(?is)^([^\\]|\\[^u]|\\u[^d]|\\ud[0-7]|\\ud[89ab]..\\ud[c-f])*$`)

// Unmarshal is [json.Unmarshal], which makes U+FFFD of each half of a surrogate pair; it refuses them.
func Unmarshal(data []byte, v any) error {
	if !wellFormed.Match(data) {
		return errors.New("a text has a surrogate without its pair")
	}
	return json.Unmarshal(data, v)
}
