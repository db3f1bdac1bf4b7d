#!/usr/bin/env python3
import json
import sys

given = json.load(sys.stdin)
if given["step"] == "describe":
    policy = {"shape": "raw", "doc": "The policy.", "example": "policy {\n    deny all\n}"}
    answer = {"doc": "Writes a policy into the guest.", "steps": ["configure"], "keywords": {"host": {"policy": policy}}}
else:
    answer = [
        {"do": "file", "guest": guest["name"], "path": "/etc/policy.conf", "text": policy["value"], "at": policy["at"]}
        for guest in given["guests"]
        if (policy := guest["words"].get("policy"))
    ]
json.dump(answer, sys.stdout)
