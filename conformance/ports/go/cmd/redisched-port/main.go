// Command redisched-port lets the conformance kit talk to the scheduler: JSON-RPC 2.0 on stdin and
// stdout, one message a line.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/redis/go-redis/v9"
	redisched "redisched.io/ports/go"
)

// request is a message. Its members are found by their names in any case.
type request struct {
	JSONRPC string
	ID      json.RawMessage // nil in a notification, which is not answered
	Method  string
	Params  params
}

// params are those of all methods.
type params struct {
	Topic, ID                        string
	Body                             *string
	Body64                           []byte
	Expiration, Max, TTR, Limit, Now float64
}

type failure struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

type methods map[string]func(p params) (any, error)

// wellFormed matches JSON whose \u escapes pair up their surrogates. One alone has no UTF-8;
// encoding/json would make it U+FFFD, and so two ids one.
var wellFormed = regexp.MustCompile(
	`^(?s:[^\\]|\\[^u]|\\u[^dD]|\\u[dD][0-7]|\\u[dD][89abAB]..\\u[dD][c-fC-F])*$`)

func main() {
	if err := serve(os.Getenv("REDIS_URL"), os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func serve(url string, in io.Reader, out io.Writer) error {
	scheduler, err := redisched.Open(url, 3*time.Second)
	if err != nil {
		return fmt.Errorf("REDIS_URL must name the Redis to use: %w", err)
	}
	calls, lines, answers := methodsOf(scheduler), bufio.NewScanner(in), json.NewEncoder(out)
	lines.Buffer(nil, math.MaxInt)
	for err == nil && lines.Scan() {
		if id, member, value := calls.answer(lines.Bytes()); id != nil {
			err = answers.Encode(map[string]any{"jsonrpc": "2.0", "id": id, member: value})
		}
	}
	return errors.Join(err, lines.Err())
}

// answer returns the id of a request and what answers it: a result or an error.
func (m methods) answer(line []byte) (id json.RawMessage, member string, value any) {
	nan, null := math.NaN(), json.RawMessage("null") // the scripts refuse what is missing: "" and NaN
	r := request{Params: params{Expiration: nan, Max: nan, TTR: nan, Limit: nan, Now: nan}}
	err := json.Unmarshal(line, &r)
	var notJSON *json.SyntaxError
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.As(err, &notJSON) || !utf8.Valid(line):
		return null, "error", failure{-32700, "not JSON"}
	case r.JSONRPC != "2.0" || r.Method == "":
		return null, "error", failure{-32600, "not a JSON-RPC 2.0 request"}
	case m[r.Method] == nil:
		return r.ID, "error", failure{-32601, "unknown method " + r.Method}
	case errors.As(err, &wrongType):
		return r.ID, "error", failure{-32602, strings.ToLower(wrongType.Field) + " cannot be " + wrongType.Value}
	case err != nil:
		return r.ID, "error", failure{-32602, "body64 must be base64"}
	case !wellFormed.Match(line):
		return r.ID, "error", failure{-32602, "topic, id or body has a surrogate without its pair"}
	}
	result, err := m[r.Method](r.Params)
	var badArgument *redisched.BadArgumentError
	switch {
	case errors.As(err, &badArgument):
		return r.ID, "error", failure{-32602, err.Error()}
	case err != nil:
		return r.ID, "error", failure{-32000, err.Error()}
	}
	return r.ID, "result", result
}

func methodsOf(s *redisched.Scheduler) methods {
	ctx := context.Background()
	return methods{
		"describe": func(params) (any, error) {
			return map[string]any{
				"name": "redisched-go", "version": "0.1.0", "language": "Go", "client": "go-redis " + redis.Version(),
				"profiles": []string{"core", "inspect", "layout", "binary"},
			}, nil
		},
		"put": func(p params) (any, error) {
			body := p.Body64
			if body == nil && p.Body == nil {
				return nil, &redisched.BadArgumentError{Argument: "body", Reason: "is missing"}
			} else if body == nil {
				body = []byte(*p.Body)
			}
			return bit(s.Put(ctx, p.Topic, p.ID, body, p.Expiration))
		},
		"reserve": func(p params) (any, error) { return job(s.Reserve(ctx, p.Topic, p.Max, p.TTR)) },
		"pull":    func(p params) (any, error) { return job(s.Pull(ctx, p.Topic, p.Max)) },
		"release": func(p params) (any, error) { return bit(s.Release(ctx, p.Topic, p.ID)) },
		"delete":  func(p params) (any, error) { return bit(s.Delete(ctx, p.Topic, p.ID)) },
		"requeue": func(p params) (any, error) { return s.Requeue(ctx, p.Topic, p.Max, p.Limit) },
		"counts":  func(p params) (any, error) { return s.Counts(ctx, p.Topic, p.Now) },
		"get": func(p params) (any, error) {
			info, err := s.Get(ctx, p.Topic, p.ID)
			if info == nil {
				return nil, err
			}
			shown, err := job(&info.Job, err)
			shown["state"], shown["at"] = info.State, info.At
			return shown, err
		},
	}
}

// bit returns true as 1.
func bit(yes bool, err error) (int, error) {
	if yes {
		return 1, err
	}
	return 0, err
}

// job returns a job for JSON, in which encoding/json writes bytes as base64.
func job(job *redisched.Job, err error) (map[string]any, error) {
	if job == nil {
		return nil, err
	}
	if utf8.Valid(job.Body) {
		return map[string]any{"id": job.ID, "body": string(job.Body)}, err
	}
	return map[string]any{"id": job.ID, "body64": job.Body}, err
}
