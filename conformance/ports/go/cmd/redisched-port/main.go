// Command redisched-port lets the conformance kit talk to the scheduler, over stdin and stdout.
package main

import (
	"context"
	"errors"
	"log"
	"math"
	"os"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
	"github.com/creachadair/jrpc2/handler"
	"github.com/redis/go-redis/v9"
	redisched "redisched.io/ports/go"
	"redisched.io/ports/go/internal/strictjson"
)

// params are those of all methods. What a request lacks is NaN, "" or nil, and is refused.
type params struct {
	Topic, ID                        string
	Body                             *string
	Body64                           []byte // encoding/json reads it from base64
	Expiration, Max, TTR, Limit, Now float64
}

func main() {
	s, err := redisched.Open(os.Getenv("REDIS_URL"), 3*time.Second)
	if err != nil {
		log.Fatalf("REDIS_URL must name the Redis to use: %v", err)
	}
	ctx := context.Background()
	server := jrpc2.NewServer(handler.Map{
		"describe": func(context.Context, *jrpc2.Request) (any, error) {
			return map[string]any{"name": "redisched-go", "version": "0.1.0", "language": "Go",
				"client": "go-redis " + redis.Version(), "profiles": []string{"core", "inspect", "layout", "binary"}}, nil
		},
		"put": method(func(p params) (any, error) {
			if p.Body != nil {
				p.Body64 = []byte(*p.Body)
			} else if p.Body64 == nil {
				return nil, &redisched.BadArgumentError{Argument: "body", Reason: "is missing"}
			}
			return s.Put(ctx, p.Topic, p.ID, p.Body64, p.Expiration)
		}),
		"reserve": method(func(p params) (any, error) { return s.Reserve(ctx, p.Topic, p.Max, p.TTR) }),
		"pull":    method(func(p params) (any, error) { return s.Pull(ctx, p.Topic, p.Max) }),
		"release": method(func(p params) (any, error) { return s.Release(ctx, p.Topic, p.ID) }),
		"delete":  method(func(p params) (any, error) { return s.Delete(ctx, p.Topic, p.ID) }),
		"requeue": method(func(p params) (any, error) { return s.Requeue(ctx, p.Topic, p.Max, p.Limit) }),
		"get":     method(func(p params) (any, error) { return s.Get(ctx, p.Topic, p.ID) }),
		"counts":  method(func(p params) (any, error) { return s.Counts(ctx, p.Topic, p.Now) }),
	}, &jrpc2.ServerOptions{Concurrency: 1})
	if err := server.Start(channel.Line(os.Stdin, os.Stdout)).Wait(); err != nil {
		log.Fatal(err)
	}
}

// method reads params, and gives an error its code.
func method(run func(params) (any, error)) jrpc2.Handler {
	return func(_ context.Context, request *jrpc2.Request) (any, error) {
		text, nan := []byte(request.ParamString()), math.NaN()
		p := params{Expiration: nan, Max: nan, TTR: nan, Limit: nan, Now: nan}
		if err := strictjson.Unmarshal(text, &p); err != nil {
			return nil, jrpc2.Errorf(jrpc2.InvalidParams, "%v", err)
		}
		result, err := run(p)
		if errors.As(err, new(*redisched.BadArgumentError)) {
			return nil, jrpc2.Errorf(jrpc2.InvalidParams, "%v", err)
		} else if err != nil {
			return nil, jrpc2.Errorf(-32000, "%v", err)
		} else if yes, ok := result.(bool); ok {
			return map[bool]int{true: 1}[yes], nil
		}
		return result, nil
	}
}
