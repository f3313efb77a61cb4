package publish

import (
	"errors"
	"fmt"
	"syscall"
)

var errNoExchange = errors.New("the system cannot exchange two directories")

// swap puts the complete tree in the target's place. It returns the name under which the former one lies now, or "".
func (t *target) swap() (former string, err error) {
	there, err := t.exists(t.name)
	if err != nil {
		return "", err
	}
	if !there {
		return "", t.root.Rename(t.in(nextDir), t.name)
	}
	former, err = t.in(nextDir), t.exchange(t.name, t.in(nextDir))
	if errors.Is(err, errNoExchange) {
		former, err = t.in(formerDir), t.renameTwice()
	}
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		err = fmt.Errorf("%w (%w)", ErrMountPoint, err)
	}
	return former, err
}

// renameTwice is the second best: for a moment nothing has the target's name. If the process ends just then, recover
// finds next and puts it there.
func (t *target) renameTwice() error {
	if err := t.root.Rename(t.name, t.in(formerDir)); err != nil {
		return err
	}
	if err := t.root.Rename(t.in(nextDir), t.name); err != nil {
		return errors.Join(err, t.root.Rename(t.in(formerDir), t.name))
	}
	return nil
}
