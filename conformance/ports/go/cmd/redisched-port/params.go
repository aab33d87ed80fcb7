package main

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math"
	"regexp"

	redisched "redisched.io/ports/go"
)

// params are the parameters of all methods. A text or a number that is missing has a value that
// the scripts refuse.
type params struct {
	Topic      string  `json:"topic"`
	ID         string  `json:"id"`
	Body       *string `json:"body"`
	Body64     *string `json:"body64"`
	Expiration float64 `json:"expiration"`
	Max        float64 `json:"max"`
	TTR        float64 `json:"ttr"`
	Limit      float64 `json:"limit"`
	Now        float64 `json:"now"`
}

// wellFormed matches JSON whose \u escapes pair up their surrogates. One alone has no UTF-8;
// encoding/json would make it U+FFFD, and so two ids one.
var wellFormed = regexp.MustCompile(
	`^(?s:[^\\]|\\[^u]|\\u[^dD]|\\u[dD][0-7]|\\u[dD][89abAB]..\\u[dD][c-fC-F])*$`)

func decode(message json.RawMessage) (params, error) {
	nan := math.NaN()
	p := params{Expiration: nan, Max: nan, TTR: nan, Limit: nan, Now: nan}
	if message == nil {
		return p, nil
	}
	if !wellFormed.Match(message) {
		return p, &redisched.BadArgumentError{Argument: "topic, id or body", Reason: "has a surrogate without its pair"}
	}
	err := json.Unmarshal(message, &p)
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return p, &redisched.BadArgumentError{Argument: cmp.Or(wrong.Field, "params"), Reason: "cannot be " + wrong.Value}
	}
	return p, err
}

// body returns the bytes given as text, or as base64 in its place.
func (p params) body() ([]byte, error) {
	if p.Body64 == nil && p.Body == nil {
		return nil, &redisched.BadArgumentError{Argument: "body", Reason: "is missing"}
	} else if p.Body64 == nil {
		return []byte(*p.Body), nil
	}
	bytes, err := base64.StdEncoding.DecodeString(*p.Body64)
	if err != nil {
		return nil, &redisched.BadArgumentError{Argument: "body64", Reason: "must be base64"}
	}
	return bytes, nil
}
