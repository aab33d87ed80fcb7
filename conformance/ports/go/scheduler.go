// Package redisched is a scheduler of jobs kept in Redis. The jobs of a topic are handed out at or
// after their expiration, each to one holder at a time, at least once.
//
// Instants are milliseconds since the Unix epoch, durations are seconds; both may have fractions.
// No operation reads a clock.
package redisched

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/redis/go-redis/v9"
)

// Job is a job as it was put. In JSON its body is the string body if it is text, and otherwise
// body64, in base64.
type Job struct {
	ID   string
	Body []byte
}

// JobInfo is a job and what becomes of it.
type JobInfo struct {
	Job
	State string  // "queued" or "reserved"
	At    float64 // the expiration or the deadline
}

func (j Job) MarshalJSON() ([]byte, error) { return json.Marshal(j.fields()) }

func (j JobInfo) MarshalJSON() ([]byte, error) {
	fields := j.fields()
	fields["state"], fields["at"] = j.State, j.At
	return json.Marshal(fields)
}

func (j Job) fields() map[string]any {
	if utf8.Valid(j.Body) {
		return map[string]any{"id": j.ID, "body": string(j.Body)}
	}
	return map[string]any{"id": j.ID, "body64": j.Body}
}

// Counts says how many jobs of a topic are in which state.
type Counts struct {
	Ready    int64 `json:"ready"`    // queued and due
	Delayed  int64 `json:"delayed"`  // queued for later
	Reserved int64 `json:"reserved"` // reserved, whatever their deadline
	Overdue  int64 `json:"overdue"`  // those of the reserved whose deadline has come
}

// BadArgumentError says that an argument was refused; nothing has changed.
type BadArgumentError struct{ Argument, Reason string }

func (e *BadArgumentError) Error() string { return e.Argument + " " + e.Reason }

// Scheduler runs the operations on topics. It is safe for concurrent use.
//
// Every method returns a *[BadArgumentError], a redis.Error if Redis refused the call, or another
// error of the client if the connection failed; after the last kind the call may or may not have
// happened. So that this stays true, configure the client not to retry (MaxRetries: -1), as [Open]
// does; it is the caller who knows whether a call may be repeated.
type Scheduler struct {
	client  redis.Scripter
	prefix  string
	scripts map[string]*redis.Script
	timeout time.Duration // of a call, or 0 for as long as its context allows
}

// Open returns a scheduler on the Redis that a URL names. It runs the [Scripts] of the repository,
// and gives up a call when the timeout is over, connecting included.
func Open(url string, timeout time.Duration) (*Scheduler, error) {
	options, err := redis.ParseURL(url)
	if err != nil {
		return nil, err
	}
	options.MaxRetries, options.DialerRetries, options.ContextTimeoutEnabled = -1, 1, true
	s, err := New(redis.NewClient(options), Scripts())
	if err != nil {
		return nil, err
	}
	s.timeout = timeout
	return s, nil
}

// New returns a scheduler on a Redis or a Redis Cluster that runs the scripts of a directory, which
// is the folder lua of this repository. The keys of all topics begin with the prefix "redisched".
func New(client redis.Scripter, scripts fs.FS) (*Scheduler, error) {
	s := &Scheduler{client: client, prefix: "redisched", scripts: map[string]*redis.Script{}}
	for _, name := range []string{"put", "reserve", "pull", "release", "delete", "requeue", "get", "counts"} {
		source, err := fs.ReadFile(scripts, name+".lua")
		if err != nil {
			return nil, fmt.Errorf("redisched: cannot read a script: %w", err)
		}
		s.scripts[name] = redis.NewScript(string(source))
	}
	return s, nil
}

// Scripts returns the scripts of the repository that this package was compiled in.
func Scripts() fs.FS {
	_, source, _, _ := runtime.Caller(0)
	return os.DirFS(filepath.Join(filepath.Dir(source), "..", "..", "..", "lua"))
}

// Put adds a job and reports whether it did; false means that the id is in use.
func (s *Scheduler) Put(ctx context.Context, topic, id string, body []byte, expiration float64) (bool, error) {
	return s.run(ctx, "put", topic, id, body, decimal(expiration)).Bool()
}

// Reserve returns the due job with the smallest expiration, reserved until max + ttr*1000, or nil.
func (s *Scheduler) Reserve(ctx context.Context, topic string, max, ttr float64) (*Job, error) {
	return toJob(s.run(ctx, "reserve", topic, decimal(max), decimal(ttr)))
}

// Pull returns the due job with the smallest expiration, which has ended, or nil.
func (s *Scheduler) Pull(ctx context.Context, topic string, max float64) (*Job, error) {
	return toJob(s.run(ctx, "pull", topic, decimal(max)))
}

// Release ends a reserved job that has run; false means that it was not reserved.
func (s *Scheduler) Release(ctx context.Context, topic, id string) (bool, error) {
	return s.run(ctx, "release", topic, id).Bool()
}

// Delete removes a job, queued or reserved; false means that there was none.
func (s *Scheduler) Delete(ctx context.Context, topic, id string) (bool, error) {
	return s.run(ctx, "delete", topic, id).Bool()
}

// Requeue queues up to limit jobs again whose deadline is at or before max, and returns how many.
// The limit is a whole number.
func (s *Scheduler) Requeue(ctx context.Context, topic string, max, limit float64) (int64, error) {
	return s.run(ctx, "requeue", topic, decimal(max), decimal(limit)).Int64()
}

// Get returns a job, or nil.
func (s *Scheduler) Get(ctx context.Context, topic, id string) (*JobInfo, error) {
	reply, err := s.run(ctx, "get", topic, id).StringSlice()
	if errors.Is(err, redis.Nil) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	at, err := strconv.ParseFloat(reply[2], 64)
	return &JobInfo{Job{id, []byte(reply[0])}, reply[1], at}, err
}

// Counts counts the jobs of a topic as of now.
func (s *Scheduler) Counts(ctx context.Context, topic string, now float64) (Counts, error) {
	n, err := s.run(ctx, "counts", topic, decimal(now)).Int64Slice()
	if err != nil {
		return Counts{}, err
	}
	return Counts{Ready: n[0], Delayed: n[1], Reserved: n[2], Overdue: n[3]}, nil
}

// run runs a script by its hash and, if Redis does not have it and so ran nothing, by its source.
func (s *Scheduler) run(ctx context.Context, name, topic string, args ...any) *redis.Cmd {
	if s.timeout > 0 {
		limited, cancel := context.WithTimeout(ctx, s.timeout)
		defer cancel()
		ctx = limited
	}
	// The braces make a Redis Cluster keep the three keys of a topic on one node.
	base := s.prefix + ":{" + topic + "}"
	keys := []string{base + ":jobs", base + ":queued", base + ":reserved"}
	reply := s.scripts[name].Run(ctx, s.client, keys, args...)
	if redis.HasErrorPrefix(reply.Err(), "BADARG") {
		words := strings.SplitN(reply.Err().Error(), " ", 3)
		reply.SetErr(&BadArgumentError{Argument: words[1], Reason: words[2]})
	}
	return reply
}

// decimal writes a number so that Redis reads the same one.
func decimal(n float64) string { return strconv.FormatFloat(n, 'g', -1, 64) }

func toJob(reply *redis.Cmd) (*Job, error) {
	pair, err := reply.StringSlice()
	if errors.Is(err, redis.Nil) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return &Job{ID: pair[0], Body: []byte(pair[1])}, nil
}
