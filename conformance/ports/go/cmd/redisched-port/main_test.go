package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"
)

// adapter is a running adapter that a test talks to line by line.
type adapter struct {
	t   *testing.T
	in  io.Writer
	out *bufio.Reader
}

// TestMain makes a process that a test starts the adapter.
func TestMain(m *testing.M) {
	if os.Getenv("RUN_ADAPTER") != "" {
		main()
		return
	}
	m.Run()
}

func start(t *testing.T) *adapter {
	if os.Getenv("REDIS_URL") == "" {
		t.Skip("NOT RUN: set REDIS_URL to a Redis to test against")
	}
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), "RUN_ADAPTER=yes")
	process.Stderr = os.Stderr
	in, err := process.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		if err := process.Wait(); err != nil {
			t.Errorf("after the end of its input: %v", err)
		}
	})
	return &adapter{t, in, bufio.NewReader(out)}
}

func (a *adapter) send(line string) string {
	a.t.Helper()
	if _, err := fmt.Fprintln(a.in, line); err != nil {
		a.t.Fatal(err)
	}
	answer, err := a.out.ReadString('\n')
	if err != nil {
		a.t.Fatal(err)
	}
	return answer
}

// call checks the result, given as JSON, or the code of the error.
func (a *adapter) call(method, params, want string) {
	a.t.Helper()
	topic := fmt.Sprintf(`{"topic":%q,`, a.t.Name())
	answer := a.send(`{"jsonrpc":"2.0","id":"i","method":"` + method + `","params":` + topic + params + `}}`)
	var got struct {
		Result json.RawMessage
		Error  struct{ Code json.RawMessage }
	}
	if err := json.Unmarshal([]byte(answer), &got); err != nil {
		a.t.Fatalf("%s answered %s: %v", method, answer, err)
	}
	if string(got.Result) != want && string(got.Error.Code) != want {
		a.t.Errorf("%s {%s} answered %s, want %s", method, params, answer, want)
	}
}

func TestLifeOfAJob(t *testing.T) {
	a := start(t)
	a.call("delete", `"id":"ä }\u0000"`, "0")
	a.call("put", `"id":"ä }\u0000","body":"\"😀\n","expiration":1.5`, "1")
	a.call("put", `"id":"ä }\u0000","body":"other","expiration":9`, "0")
	a.call("reserve", `"max":1.25,"ttr":1`, "null")
	a.call("reserve", `"max":1.5,"ttr":0.25`, `{"body":"\"😀\n","id":"ä }\u0000"}`)
	a.call("get", `"id":"ä }\u0000"`, `{"at":251.5,"body":"\"😀\n","id":"ä }\u0000","state":"reserved"}`)
	a.call("requeue", `"max":300,"limit":9007199254740992`, "1")
	a.call("counts", `"now":300`, `{"ready":1,"delayed":0,"reserved":0,"overdue":0}`)
	a.call("reserve", `"max":300,"ttr":0`, `{"body":"\"😀\n","id":"ä }\u0000"}`)
	a.call("release", `"id":"ä }\u0000"`, "1")
	a.call("delete", `"id":"ä }\u0000"`, "0")
}

func TestBytesThatAreNotText(t *testing.T) {
	a := start(t)
	a.call("put", `"id":"b","body64":"/wD+","expiration":0`, "1")
	a.call("pull", `"max":0`, `{"body64":"/wD+","id":"b"}`)
}

func TestLongLines(t *testing.T) {
	a := start(t)
	body := strings.Repeat("x", 1<<22)
	a.call("put", `"id":"long","body":"`+body+`","expiration":0`, "1")
	a.call("pull", `"max":0`, `{"body":"`+body+`","id":"long"}`)
}

func TestFlushedScriptCache(t *testing.T) {
	a := start(t)
	options, err := redis.ParseURL(os.Getenv("REDIS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	client := redis.NewClient(options)
	defer client.Close()
	if err := client.ScriptFlush(context.Background()).Err(); err != nil {
		t.Fatal(err)
	}
	a.call("delete", `"id":"none"`, "0")
}

func TestBadInput(t *testing.T) {
	a := start(t)
	for _, max := range []string{`"other":1`, `"max":null`, `"max":"5"`, `"max":true`, `"max":1e999`} {
		a.call("pull", max, "-32602")
	}
	a.call("release", `"id":""`, "-32602")
	a.call("release", `"id":5`, "-32602")
	a.call("release", `"id":"\ud800"`, "-32602")
	a.call("release", "\"id\":\"\xff\"", "-32602")
	a.call("release", `"id":"\ud83d\ude00"`, "0")
	a.call("requeue", `"max":1,"limit":0.5`, "-32602")
	for _, body := range []string{`"other":1`, `"body":null`, `"body":5`, `"body64":5`, `"body64":"Q"`} {
		a.call("put", `"id":"i","expiration":0,`+body, "-32602")
	}
	a.call("unheard", `"id":"i"`, "-32601")
	for line, code := range map[string]string{`{"jsonrpc":`: "-32700", "\"\xff\"": "-32700", `[]`: "-32600"} {
		if answer := a.send(line); !strings.Contains(answer, code) {
			t.Errorf("the line %q was answered %s", line, answer)
		}
	}
}
