package main

import (
	"unicode/utf8"

	"github.com/redis/go-redis/v9"
	redisched "redisched.io/ports/go"
)

func description() any {
	return map[string]any{
		"name": "redisched-go", "version": "0.1.0", "language": "Go", "client": "go-redis " + redis.Version(),
		"profiles": []string{"core", "inspect", "layout", "binary"},
	}
}

func bit(yes bool, err error) (any, error) {
	if yes {
		return 1, err
	}
	return 0, err
}

func job(job *redisched.Job, err error) (any, error) {
	if job == nil {
		return nil, err
	}
	shown := map[string]any{"id": job.ID}
	if utf8.Valid(job.Body) {
		shown["body"] = string(job.Body)
	} else {
		shown["body64"] = job.Body // encoding/json writes bytes as base64
	}
	return shown, err
}

func info(info *redisched.JobInfo, err error) (any, error) {
	if info == nil {
		return nil, err
	}
	shown, err := job(&info.Job, err)
	shown.(map[string]any)["state"], shown.(map[string]any)["at"] = info.State, info.At
	return shown, err
}
