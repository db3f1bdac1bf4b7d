#!/bin/sh
exec jq -c 'if .step == "describe"
    then { doc: "Writes a policy into the guest.", steps: ["configure"],
           keywords: { host: { policy: { shape: "raw", doc: "The policy.", example: "policy {\n    deny all\n}" } } } }
    else [ .guests[] | .name as $guest | .words.policy | select(.)
           | { do: "file", guest: $guest, path: "/etc/policy.conf", text: .value, at } ]
    end'
