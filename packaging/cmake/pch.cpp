// SPDX-License-Identifier: Apache-2.0
// Nothing here: the precompiled headers of AisembleTargets.cmake need a source to be compiled with.
