# SPDX-License-Identifier: Apache-2.0
"""Parts of the training of the workbench's small default language model; see ../train_language_model.py."""
