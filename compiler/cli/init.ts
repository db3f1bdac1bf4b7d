/** A first description: two guests on one switch, with the places that a user changes first. */
export const firstDescription = (project: string): string => `# Two guests on one switch. \`mlnc keywords\` explains every word.

global {
    project ${project}
}

# What all guests share.
superclass common {
    memory 64M
    template busybox
}

host one {
    superclass common
    network eth0 {
        switch lan
        address 10.0.0.1/24
    }
    startup {
        echo "one is up"
    }
}

host two {
    superclass common
    network eth0 {
        switch lan
        address 10.0.0.2/24
    }
}

switch lan { }
`;

/** What to type after `mlnc init`. */
export const nextSteps = (project: string): string => `${project}.mln is written. To compile, build and start it:

    mlnc ${project}.mln -o out
    cd out/${project}
    ./mln template busybox
    ./build.sh
    ./start.sh
`;
