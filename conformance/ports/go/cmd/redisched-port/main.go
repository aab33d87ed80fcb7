// Command redisched-port lets the conformance kit talk to the scheduler, over stdin and stdout.
package main

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"time"
	"unicode/utf8"

	"github.com/redis/go-redis/v9"
	redisched "redisched.io/ports/go"
	"redisched.io/ports/go/internal/jsonrpc"
)

// params are those of all methods.
type params struct {
	Topic, ID                        string
	Body, Body64                     *string
	Expiration, Max, TTR, Limit, Now float64
}

func main() {
	if err := serve(os.Getenv("REDIS_URL"), os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func serve(url string, in io.Reader, out io.Writer) error {
	s, err := redisched.Open(url, 3*time.Second)
	if err != nil {
		return fmt.Errorf("REDIS_URL must name the Redis to use: %w", err)
	}
	ctx, nan := context.Background(), math.NaN() // what is missing is NaN or "", and the scripts refuse both
	missing := params{Expiration: nan, Max: nan, TTR: nan, Limit: nan, Now: nan}
	return jsonrpc.Serve(in, out, missing, jsonrpc.Methods[params]{
		"describe": func(params) (any, error) {
			profiles := []string{"core", "inspect", "layout", "binary"}
			return map[string]any{"name": "redisched-go", "version": "0.1.0", "language": "Go",
				"client": "go-redis " + redis.Version(), "profiles": profiles}, nil
		},
		"put": func(p params) (any, error) {
			body, err := p.content()
			if err != nil {
				return nil, err
			}
			return answer(s.Put(ctx, p.Topic, p.ID, body, p.Expiration))
		},
		"reserve": func(p params) (any, error) { return answer(s.Reserve(ctx, p.Topic, p.Max, p.TTR)) },
		"pull":    func(p params) (any, error) { return answer(s.Pull(ctx, p.Topic, p.Max)) },
		"release": func(p params) (any, error) { return answer(s.Release(ctx, p.Topic, p.ID)) },
		"delete":  func(p params) (any, error) { return answer(s.Delete(ctx, p.Topic, p.ID)) },
		"requeue": func(p params) (any, error) { return answer(s.Requeue(ctx, p.Topic, p.Max, p.Limit)) },
		"get":     func(p params) (any, error) { return answer(s.Get(ctx, p.Topic, p.ID)) },
		"counts":  func(p params) (any, error) { return answer(s.Counts(ctx, p.Topic, p.Now)) },
	})
}

func (p params) content() ([]byte, error) {
	if p.Body64 == nil && p.Body == nil {
		return nil, jsonrpc.InvalidParams("body is missing")
	} else if p.Body64 == nil {
		return []byte(*p.Body), nil
	}
	body, err := base64.StdEncoding.DecodeString(*p.Body64)
	if err != nil {
		return nil, jsonrpc.InvalidParams("body64 must be base64")
	}
	return body, nil
}

// answer says what the scheduler returned as the protocol has it.
func answer(returned any, err error) (any, error) {
	var badArgument *redisched.BadArgumentError
	if errors.As(err, &badArgument) {
		return nil, jsonrpc.InvalidParams(err.Error())
	}
	switch value := returned.(type) {
	case bool:
		return map[bool]int{true: 1}[value], err
	case *redisched.Job:
		if value != nil {
			return fields(value), err
		}
		return nil, err
	case *redisched.JobInfo:
		if value != nil {
			info := fields(&value.Job)
			info["state"], info["at"] = value.State, value.At
			return info, err
		}
		return nil, err
	}
	return returned, err
}

func fields(job *redisched.Job) map[string]any {
	if utf8.Valid(job.Body) {
		return map[string]any{"id": job.ID, "body": string(job.Body)}
	}
	return map[string]any{"id": job.ID, "body64": job.Body} // encoding/json writes bytes as base64
}
