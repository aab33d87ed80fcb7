// Package jsonrpc answers requests in JSON-RPC 2.0, one message a line, one after another.
package jsonrpc

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Error is an answer that is no result.
type Error struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *Error) Error() string { return e.Message }

// InvalidParams returns the error that refuses what was asked.
func InvalidParams(message string) *Error { return &Error{-32602, message} }

// Methods are called by their names. An error that is no [Error] is answered with the code -32000.
type Methods[Params any] map[string]func(Params) (any, error)

// wellFormed matches JSON whose \u escapes pair up their surrogates. One alone has no UTF-8;
// encoding/json would make it U+FFFD, and so two texts one.
var wellFormed = regexp.MustCompile(
	`^(?s:[^\\]|\\[^u]|\\u[^dD]|\\u[dD][0-7]|\\u[dD][89abAB]..\\u[dD][c-fC-F])*$`)

// Serve answers until the input ends. The defaults stand for params that a request does not have.
func Serve[Params any](in io.Reader, out io.Writer, defaults Params, methods Methods[Params]) error {
	lines, answers := bufio.NewScanner(in), json.NewEncoder(out)
	lines.Buffer(nil, math.MaxInt)
	for lines.Scan() {
		id, result, err := answer(lines.Bytes(), defaults, methods)
		if id == nil {
			continue // a notification is not answered
		}
		message := map[string]any{"jsonrpc": "2.0", "id": id, "result": result}
		if err != nil {
			delete(message, "result")
			message["error"] = asError(err)
		}
		if err := answers.Encode(message); err != nil {
			return err
		}
	}
	return lines.Err()
}

func answer[Params any](line []byte, defaults Params, methods Methods[Params]) (json.RawMessage, any, error) {
	request := struct { // its members are found by their names in any case
		JSONRPC string
		ID      json.RawMessage
		Method  string
		Params  Params
	}{Params: defaults}
	err := json.Unmarshal(line, &request)
	method := methods[request.Method]
	var notJSON *json.SyntaxError
	var wrongType *json.UnmarshalTypeError
	switch null := json.RawMessage("null"); {
	case errors.As(err, &notJSON) || !utf8.Valid(line):
		return null, nil, &Error{-32700, "not JSON"}
	case request.JSONRPC != "2.0" || request.Method == "":
		return null, nil, &Error{-32600, "not a JSON-RPC 2.0 request"}
	case method == nil:
		return request.ID, nil, &Error{-32601, "unknown method " + request.Method}
	case errors.As(err, &wrongType):
		return request.ID, nil, InvalidParams(strings.ToLower(wrongType.Field) + " cannot be " + wrongType.Value)
	case err != nil:
		return request.ID, nil, InvalidParams(err.Error())
	case !wellFormed.Match(line):
		return request.ID, nil, InvalidParams("a text has a surrogate without its pair")
	}
	result, err := method(request.Params)
	return request.ID, result, err
}

func asError(err error) *Error {
	var told *Error
	if errors.As(err, &told) {
		return told
	}
	return &Error{-32000, err.Error()}
}
