// Package jsonrpc serves JSON-RPC 2.0, one message a line, one request at a time.
package jsonrpc

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// Codes of errors.
const (
	ParseError     = -32700
	InvalidRequest = -32600
	MethodNotFound = -32601
	InvalidParams  = -32602
	ServerError    = -32000
)

// Error is an error with its code.
type Error struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *Error) Error() string { return e.Message }

// Handler carries out a request. Its error is an *[Error], or is answered as a [ServerError].
type Handler func(method string, params json.RawMessage) (any, error)

type request struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"` // nil in a notification, which is not answered
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
}

// Serve answers the requests that it reads until their end. A line may be of any length.
func Serve(in io.Reader, out io.Writer, handle Handler) error {
	lines, answers := bufio.NewReader(in), json.NewEncoder(out)
	answers.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		var r request
		var result any
		if err = parse(line, &r); err != nil {
			if r.ID == nil {
				r.ID = json.RawMessage("null")
			}
		} else {
			result, err = handle(r.Method, r.Params)
		}
		if r.ID == nil {
			continue
		}
		answer := map[string]any{"jsonrpc": "2.0", "id": r.ID, "result": result}
		if err != nil {
			coded := &Error{ServerError, err.Error()}
			errors.As(err, &coded)
			answer["error"] = coded
			delete(answer, "result")
		}
		if err := answers.Encode(answer); err != nil {
			return err
		}
	}
}

func parse(line []byte, r *request) error {
	if !utf8.Valid(line) {
		return &Error{ParseError, "not UTF-8"}
	}
	var mistyped *json.UnmarshalTypeError
	err := json.Unmarshal(line, r)
	if err != nil && !errors.As(err, &mistyped) {
		return &Error{ParseError, err.Error()}
	}
	if err != nil || r.Version != "2.0" {
		return &Error{InvalidRequest, "not a JSON-RPC 2.0 request"}
	}
	return nil
}
