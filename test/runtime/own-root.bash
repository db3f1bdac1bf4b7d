# own-root.bash - what the machine the tests run on keeps of mln (settings, templates, projects, units) is none of the tests' business

# own_root DIRECTORY: MLN_ROOT is made there: this machine's devices, kernels and modules, nothing else. Nothing may be written through it.
own_root() {
	local part
	export MLN_ROOT=${1:?}
	mkdir -p "$MLN_ROOT"
	for part in boot dev lib proc sys; do ln -sfn "/$part" "$MLN_ROOT/$part"; done
}
