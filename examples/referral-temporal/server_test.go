package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"

	"github.com/antitrafficking/palermo/referral"
)

// TestMain lets the test binary be a worker, so that a test can kill one.
func TestMain(m *testing.M) {
	if os.Getenv("REFERRAL_BE_A_WORKER") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// A real server, a worker that is killed between a deed and the word that it is done, and again
// while nobody listens: nothing is lost, and nothing is done twice. It runs where TEMPORAL_ADDRESS
// names a server, and takes a little more than a minute: so long a server waits for a worker that
// has died.
func TestKilledWorkersOnARealServer(t *testing.T) {
	address := os.Getenv("TEMPORAL_ADDRESS")
	if address == "" {
		t.Skip("TEMPORAL_ADDRESS names no server")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	system := &System{Dir: t.TempDir()}
	c, err := client.Dial(client.Options{HostPort: address})
	require.NoError(t, err)
	defer c.Close()
	for _, id := range []string{journey, "r1", "r2"} { // of an earlier run
		_ = c.TerminateWorkflow(ctx, id, "", "the test starts again")
	}
	worker := func(args ...string) *exec.Cmd {
		cmd := exec.Command(os.Args[0], append([]string{"-address", address, "-dir", system.Dir}, append(args, "worker")...)...)
		cmd.Env = append(os.Environ(), "REFERRAL_BE_A_WORKER=1")
		require.NoError(t, cmd.Start())
		return cmd
	}
	kill := func(cmd *exec.Cmd) {
		require.NoError(t, cmd.Process.Kill())
		_ = cmd.Wait()
	}
	do := func(args ...string) string {
		t.Helper()
		var out bytes.Buffer
		require.NoError(t, run(ctx, address, system, args, &out))
		return out.String()
	}
	count := func() int {
		deeds, _, err := system.deeds()
		require.NoError(t, err)
		return len(deeds)
	}
	wait := func(what string, done func() bool) {
		t.Helper()
		require.Eventually(t, done, 3*time.Minute, 200*time.Millisecond, what)
	}

	first := worker("-slow", "30s")
	do("start")
	wait("a deed is done", func() bool { return count() > 0 })
	kill(first)
	t.Logf("first worker killed after %d deeds, before it could tell of any", count())

	second := worker()
	wait("both are sent", func() bool {
		var out bytes.Buffer
		for _, id := range []string{"r1", "r2"} {
			if run(ctx, address, system, []string{"show", id}, &out) != nil {
				return false
			}
		}
		return strings.Contains(out.String(), "r1 sent") && strings.Contains(out.String(), "r2 sent")
	})
	key := func(id string) string { return filepath.Join(system.Dir, "keys", id+".key") }
	refused := func(why string, args ...string) {
		t.Helper()
		assert.Error(t, run(ctx, address, system, args, io.Discard), why)
	}
	assert.Equal(t, "accepted\n", do("move", key("shelter-1"), "r1", "accept"))
	assert.Equal(t, "accepted\n", do("move", key("shelter-1"), "r1", "accept"), "again")
	refused("a move that is none", "move", key("sss-tirana"), "r2", "complete")
	refused("a party of another referral", "move", key("shelter-1"), "r2", "accept")
	refused("the move of the receiver", "move", key("csw-skopje"), "r2", "accept")
	kill(second)
	before := count()

	do("withdraw", key("v1")) // nobody listens
	time.Sleep(3 * time.Second)
	assert.Equal(t, before, count())
	third := worker()
	defer kill(third)
	var ends []referral.Referral
	require.NoError(t, c.GetWorkflow(ctx, journey, "").Get(ctx, &ends))
	require.Len(t, ends, 2)
	for _, r := range ends {
		assert.Equal(t, referral.Withdrawn, r.State)
		require.NoError(t, r.Verify())
	}
	deeds, _, err := system.deeds()
	require.NoError(t, err)
	got := map[string]int{}
	for _, d := range deeds {
		t.Log(d.What)
		got[d.Key]++
	}
	assert.Equal(t, map[string]int{
		"r1/1": 1, "r1/2": 1, "r1/3": 1, "r1/withdrawal": 1, "r1/4": 1,
		"r2/1": 1, "r2/2": 1, "r2/withdrawal": 1, "r2/3": 1,
	}, got, "ready, sent, accepted and withdrawn; ready, sent and withdrawn")
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{
		nil, {"work"}, {"start", "now"}, {"move", "k", "r1"}, {"show"}, {"withdraw"},
		{"move", "k", "r1", "decline", "no-capacity", "really"},
	} {
		assert.ErrorIs(t, run(context.Background(), "", new(System), args, io.Discard), errUsage)
	}
}
