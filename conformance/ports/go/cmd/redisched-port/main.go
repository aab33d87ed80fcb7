// Command redisched-port lets the conformance kit talk to the scheduler, on stdin and stdout.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"github.com/redis/go-redis/v9"
	redisched "redisched.io/ports/go"
	"redisched.io/ports/go/internal/jsonrpc"
)

type method func(ctx context.Context, p params) (any, error)

func main() {
	if err := serve(os.Getenv("REDIS_URL"), os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func serve(url string, in io.Reader, out io.Writer) error {
	options, err := redis.ParseURL(url)
	if err != nil {
		return fmt.Errorf("REDIS_URL must name the Redis to use: %w", err)
	}
	// A call whose outcome is unknown is not repeated, and none outlives its context.
	options.MaxRetries, options.DialerRetries, options.ContextTimeoutEnabled = -1, 1, true
	scheduler, err := redisched.New(redis.NewClient(options), redisched.Scripts())
	if err != nil {
		return err
	}
	methods := methodsOf(scheduler)
	return jsonrpc.Serve(in, out, func(name string, message json.RawMessage) (any, error) {
		if call, ok := methods[name]; ok {
			return answer(call, message)
		}
		return nil, &jsonrpc.Error{Code: jsonrpc.MethodNotFound, Message: "unknown method " + name}
	})
}

func answer(call method, message json.RawMessage) (result any, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	p, err := decode(message)
	if err == nil {
		result, err = call(ctx, p)
	}
	if bad := (*redisched.BadArgumentError)(nil); errors.As(err, &bad) {
		return nil, &jsonrpc.Error{Code: jsonrpc.InvalidParams, Message: bad.Error()}
	}
	return result, err
}

func methodsOf(s *redisched.Scheduler) map[string]method {
	type c = context.Context
	return map[string]method{
		"describe": func(c, params) (any, error) { return description(), nil },
		"put": func(c c, p params) (any, error) {
			body, err := p.body()
			if err != nil {
				return nil, err
			}
			return bit(s.Put(c, p.Topic, p.ID, body, p.Expiration))
		},
		"reserve": func(c c, p params) (any, error) { return job(s.Reserve(c, p.Topic, p.Max, p.TTR)) },
		"pull":    func(c c, p params) (any, error) { return job(s.Pull(c, p.Topic, p.Max)) },
		"release": func(c c, p params) (any, error) { return bit(s.Release(c, p.Topic, p.ID)) },
		"delete":  func(c c, p params) (any, error) { return bit(s.Delete(c, p.Topic, p.ID)) },
		"requeue": func(c c, p params) (any, error) { return s.Requeue(c, p.Topic, p.Max, p.Limit) },
		"get":     func(c c, p params) (any, error) { return info(s.Get(c, p.Topic, p.ID)) },
		"counts":  func(c c, p params) (any, error) { return s.Counts(c, p.Topic, p.Now) },
	}
}
